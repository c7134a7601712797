import type { Attributes, KubernetesVersion } from '../src/audit/types.ts';

/** One line of input; README.md says what each operation takes. */
export type Case = LoadCase | DecideCase | RequestInfoCase | EventsCase;

interface Common {
  id: string;
  kubernetes: KubernetesVersion;
}

export interface LoadCase extends Common {
  op: 'load';
  policy: string;
}

export interface DecideCase extends Common {
  op: 'decide';
  policy: string;
  attributes: CaseAttributes;
}

/** As the evaluator sees a request; of the user, it asks for name and groups only. */
export interface CaseAttributes extends Omit<Attributes, 'user'> {
  user: { name: string; groups?: string[] } | null;
}

export interface RequestInfoCase extends Common {
  op: 'requestInfo';
  method: string;
  url: string;
}

/** A user; of a user acted as, it is what the Impersonate-* headers say. The name has any of three keys. */
export interface CaseUser {
  user?: string;
  name?: string;
  username?: string;
  uid?: string;
  groups?: string[];
  extra?: Record<string, string[]>;
}

export interface CaseAuthorization {
  /** Anything but "allow" forbids. */
  decision: string;
  reason?: string;
}

export interface EventsCase extends Common {
  op: 'events';
  policy: string;
  auditID: string;
  receivedAt: string;
  stageAt: string | Record<string, string>;
  request: {
    method: string;
    url: string;
    userAgent?: string;
    sourceIPs?: string[];
    user: CaseUser | null;
    authorizationHeader?: string;
    impersonate?: CaseUser;
    body?: unknown;
    /** The Content-Type of a patch. */
    patch?: string;
  };
  /** The authorizer's answer to the impersonation itself; allowed when absent. */
  impersonation?: CaseAuthorization;
  authorization?: CaseAuthorization;
  response: { code?: number; body?: unknown; panic?: string; hijacked?: boolean };
  annotations?: Record<string, string>;
}

/** One line of output: the operation's fields, or what the protocol could not take. */
export type Answer = { id: string | null } & ({ protocolError: string } | Record<string, unknown>);
