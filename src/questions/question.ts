import type { Level, MatchField, PolicyRule, Stage } from '../audit/types';

/** Which requests, in the words of a rule: all of its fields match. Without fields: every request. */
export type Filter = Pick<PolicyRule, MatchField>;

/** What must be recorded of a request. Several together must all hold. */
export interface Demand {
  /** An event is written, at this level or above; from Request on, an event that can hold bodies. */
  readonly atLeast?: Level;
  /** No event says more than this level. */
  readonly atMost?: Level;
  /** No event of this stage is written. */
  readonly never?: Stage;
  /** From this level on, where bodies are written, they are without managed fields. */
  readonly withoutManagedFields?: Level;
}

/** Some of a question's requests, with what must be recorded of them. */
export interface Part {
  readonly about: Filter;
  readonly must: Demand;
}

/** Where a demand comes from, with the place in it. */
export interface Source {
  readonly name: string;
  readonly place: string;
}

/** A question about all requests of a kind, which a policy answers. */
export interface Question {
  /** Stable: reports and SARIF name it. */
  readonly code: string;
  /** The question itself. */
  readonly title: string;
  /** What is proved or refuted, as a sentence. */
  readonly claim: string;
  /** `check`: the claim should be true. `list`: it asks which requests make it false; neither is wrong. */
  readonly kind: 'check' | 'list';
  readonly parts: readonly Part[];
  /** Requests that do not count. */
  readonly except?: readonly Filter[];
  /** Why it matters, or what to know about the answer. Markdown for code only. */
  readonly why: string;
  readonly source?: Source;
}

/** Questions that belong together. */
export interface QuestionSet {
  /** For `--questions`. */
  readonly id: string;
  readonly title: string;
  readonly questions: readonly Question[];
}
