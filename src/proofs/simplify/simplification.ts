import type { Change } from '../../audit/change';
import type { MatchField, Path, Policy } from '../../audit/types';

/** Why what is removed had no effect. */
export type Reason =
  /** No request matches it. */
  | { readonly kind: 'empty' }
  /** These earlier rules match everything that it matches. */
  | { readonly kind: 'covered'; readonly by: readonly number[] }
  /** The rule matches its requests without it. */
  | { readonly kind: 'repeated' }
  /** Later rules, or none, record the same of its requests. */
  | { readonly kind: 'later' };

/** What one step of a simplification does. Rules are counted as they are before the step, from 0. */
export type Simplified =
  | { readonly kind: 'rule removed'; readonly rule: number; readonly reason: Reason }
  | {
      readonly kind: 'value removed';
      readonly rule: number;
      readonly field: MatchField;
      /** "pods/log"; for a whole entry of resources, its group. */
      readonly value: string;
      readonly isEntry: boolean;
      /** Where it is in the document. */
      readonly path: Path;
      readonly reason: Reason;
    }
  /** The rule matches the same requests without the field. */
  | { readonly kind: 'field removed'; readonly rule: number; readonly field: MatchField }
  | {
      readonly kind: 'omission removed';
      readonly rule: number;
      readonly field: 'omitStages' | 'omitManagedFields';
      /** One stage of several; undefined for the whole field. */
      readonly stage: string | undefined;
      /** The policy says the same; nothing of the kind is recorded at this level; it is there twice. */
      readonly reason: 'policy' | 'level' | 'repeated';
    }
  /** What these rules omit becomes what the policy omits. */
  | {
      readonly kind: 'omission moved';
      readonly field: 'omitStages' | 'omitManagedFields';
      readonly stage: string | undefined;
      readonly rules: readonly number[];
    }
  | {
      readonly kind: 'rules merged';
      readonly rule: number;
      /** The rule that is merged into it. */
      readonly other: number;
      readonly field: MatchField;
    }
  | { readonly kind: 'entries merged'; readonly rule: number; readonly group: string };

/** One step of a simplification: the policy after it records the same of every request. */
export interface SimplifyStep {
  readonly what: Simplified;
  /** To be made in the document that the step before has left. */
  readonly changes: readonly Change[];
  readonly policy: Policy;
  /** The number that each rule before the step had at the beginning, from 0. */
  readonly numbers: readonly number[];
  /** Equal for the same step after other steps: to leave it out. */
  readonly key: string;
}

/** Steps that make a policy shorter. */
export interface Simplification {
  readonly steps: readonly SimplifyStep[];
  /** Whether no more are left: else there were too many, or they would have taken too much to prove. */
  readonly isComplete: boolean;
}

/** A step as it is found: what it does with which rules is not known yet. */
export type FoundStep = Omit<SimplifyStep, 'numbers' | 'key'>;
