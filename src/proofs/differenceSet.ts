import type { Attributes, RequestAuditConfig } from '../audit/types';
import type { Conditions } from './narrowed';

/** A rule of one of the two policies, from 0, or one that both have. */
export type ExceptedRule =
  | { readonly in: 'before' | 'after'; readonly rule: number }
  | { readonly in: 'both'; readonly before: number; readonly after: number };

/** Requests that differ in the same way: all that satisfy the conditions, except what some rules match. */
export interface DifferenceSet {
  readonly conditions: Conditions;
  /** What these rules match does not belong to it; each of them is needed. */
  readonly except: readonly ExceptedRule[];
  /** What is recorded of the requests. */
  readonly was: RequestAuditConfig;
  readonly is: RequestAuditConfig;
  /** The rules that decide them, from 0; undefined where no rule matches. */
  readonly before: readonly (number | undefined)[];
  readonly after: readonly (number | undefined)[];
  /** One of the requests, chosen to read well. */
  readonly request: Attributes;
}
