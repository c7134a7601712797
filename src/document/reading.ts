import type { InvalidCode, Path, Policy } from '../audit/types';
import type { LoadCode } from './load/decodePolicy';
import type { Span, TreeNode } from './tree';

/** What kube-apiserver does with the file: starts, starts with a warning, or does not start. */
export type Outcome = 'accepted' | 'warned' | 'refused';

/** What a problem of the API server's is about. */
export type ServerCode = LoadCode | InvalidCode | 'duplicate-key' | 'unknown-field';

/** One problem of the API server's with its place in the text. */
export interface ServerProblem {
  code: ServerCode;
  /** 'error': the server does not start. 'warning': it starts, and drops something. */
  severity: 'error' | 'warning';
  /** The server's words for this one problem (one entry of an aggregate). */
  text: string;
  /** What it means and what to do, in our words; '' for an unknown field, which the checks explain. */
  advice: string;
  range: Span;
  /** Where in the document, when the problem is at a field. */
  path?: Path;
  /** For an unknown field: the key as written. */
  unknownField?: string;
  /** `range` is a YAML key that overwrites an equal one above it. */
  overwrites?: true;
}

/** Everything one text says. Made by readPolicy, which never throws. */
export interface Reading {
  outcome: Outcome;
  /** Exactly what LoadPolicyFromBytes returns as error, else null. */
  error: string | null;
  /** Exactly the klog warning (without header) of the lenient fallback, else null. */
  warning: string | null;
  problems: ServerProblem[];
  /** What the server would hold; null when it refuses. */
  policy: Policy | null;
  /**
   * What the text decodes to although validation may refuse it: what the form shows.
   * null when the text cannot be decoded at all (the form is then read-only).
   */
  draft: Policy | null;
  /** The tree the text was read from; null when it does not parse or is empty. */
  root: TreeNode | null;
}
