import type { Attributes, KubernetesVersion } from '../src/audit/types.ts';

/** One line of input. README.md describes the operations. */
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

/** A request as the evaluator sees it. Of the user, it uses only the name and the groups. */
export interface CaseAttributes extends Omit<Attributes, 'user'> {
  user: { name: string; groups?: string[] } | null;
}

export interface RequestInfoCase extends Common {
  op: 'requestInfo';
  method: string;
  url: string;
}

/** A user, or an impersonated user as in the Impersonate-* headers. The name can have any of three keys. */
export interface CaseUser {
  user?: string;
  name?: string;
  username?: string;
  uid?: string;
  groups?: string[];
  extra?: Record<string, string[]>;
}

export interface CaseAuthorization {
  /** Anything but "allow" means forbidden. */
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
  /** The authorizer's answer to the impersonation itself; allowed if absent. */
  impersonation?: CaseAuthorization;
  authorization?: CaseAuthorization;
  response: { code?: number; body?: unknown; panic?: string; hijacked?: boolean };
  annotations?: Record<string, string>;
}

/** One line of output: the operation's fields, or an error if the case is outside the protocol. */
export type Answer = { id: string | null } & ({ protocolError: string } | Record<string, unknown>);
