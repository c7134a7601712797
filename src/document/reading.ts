import type { InvalidCode, Path, Policy } from '../audit/types';
import type { LoadCode } from './load/decodePolicy';
import type { Span, TreeNode } from './tree';

/** Whether kube-apiserver accepts the file, accepts it with warnings, or rejects it. */
export type Outcome = 'accepted' | 'warned' | 'refused';

/** What a problem of the API server's is about. */
export type ServerCode = LoadCode | InvalidCode | 'duplicate-key' | 'unknown-field';

/** One error or warning of the API server with its place in the text. */
export interface ServerProblem {
  code: ServerCode;
  /** 'error': the server does not start. 'warning': it starts, and ignores something. */
  severity: 'error' | 'warning';
  /** The server's words for this one problem (one entry of an aggregate). */
  text: string;
  /** What it means and what to do, in our words; '' for an unknown field, which the checks explain. */
  advice: string;
  range: Span;
  /** The place in the document, if the problem is about a field. */
  path?: Path;
  /** For an unknown field: the key as written. */
  unknownField?: string;
  /** `range` is a key whose value replaces that of an equal key above it. */
  overwrites?: true;
}

/** The result of readPolicy. */
export interface Reading {
  outcome: Outcome;
  /** Exactly what LoadPolicyFromBytes returns as error, else null. */
  error: string | null;
  /** Exactly the klog warning (without header) of the lenient fallback, else null. */
  warning: string | null;
  problems: ServerProblem[];
  /** The policy that the server uses; null if it rejects the text. */
  policy: Policy | null;
  /**
   * The decoded policy, even if validation rejects it: what the form shows. null if the text can't be
   * decoded (the form is then read-only).
   */
  draft: Policy | null;
  /** The tree of the text; null if it does not parse or is empty. */
  root: TreeNode | null;
}
