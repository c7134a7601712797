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
}
