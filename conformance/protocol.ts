import type { Attributes, KubernetesVersion } from '../src/audit/types.ts';

/** One line of input. README.md describes the operations. */
export type Case =
  | LoadCase
  | DecideCase
  | RequestInfoCase
  | WitnessCase
  | EventsCase
  | AuditFlagsCase
  | BufferedCase
  | WebhookConfigCase
  | TruncateCase;

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

/**
 * A request with the attributes that it is said to have. Ours decides on these; the oracle gets method and URL from
 * the user in the attributes, and finds out the rest.
 */
export interface WitnessCase extends Common {
  op: 'witness';
  policy: string;
  method: string;
  url: string;
  attributes: CaseAttributes;
  /** The rule that is said to decide; null: no rule matches; absent: nothing is said. */
  rule?: number | null;
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
  /** Anything but "allow" means no opinion. */
  decision: string;
  reason?: string;
  /** The authorizer fails with this error, whatever it decides. */
  error?: string;
}

/**
 * What the caller may do in connection with impersonation. An absent list allows everything, and so does "*".
 * The resource of "impersonate-on:…" is the request's.
 */
export interface CaseRight {
  /** E.g. "impersonate", "impersonate:user-info", "impersonate-on:user-info:list". */
  verbs?: string[];
  /** E.g. "users", "userextras/scopes"; "" for a request without a resource. */
  resources?: string[];
  names?: string[];
}

/** The answer to every question about an impersonation; with rights, to those that no right allows. */
export interface CaseImpersonation extends CaseAuthorization {
  rights?: CaseRight[];
}

export interface CaseAdmissionAnnotation {
  key: string;
  value: string;
  /** From which level up it is recorded; not None. */
  level: string;
}

/** The arguments of kube-apiserver, of those about auditing only. */
export interface AuditFlagsCase extends Common {
  op: 'auditFlags';
  args: string[];
}

/** A stream of events for the buffered backend. Times are nanoseconds since it was started. */
export interface BufferedCase extends Common {
  op: 'buffered';
  bufferSize: number;
  maxBatchSize: number;
  maxBatchWait: number;
  throttle?: { qps: number; burst: number };
  async: boolean;
  /** How long the backend behind it takes for a batch. */
  latency: number;
  /** In order; none is later than `stop`. */
  arrivals: number[];
  stop: number;
  /** Events of the same time are sent back to back, and only the counts are compared. */
  together: boolean;
}

/** A kubeconfig for --audit-webhook-config-file. Its files are in /etc/kubernetes/audit. */
export interface WebhookConfigCase extends Common {
  op: 'webhookConfig';
  text: string;
}

/** A batch of events for the truncating backend, as log lines without their newline. */
export interface TruncateCase extends Common {
  op: 'truncate';
  maxEventSize: number;
  maxBatchSize: number;
  events: string[];
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
    /** The last is the connection's, the others are X-Forwarded-For. */
    sourceIPs?: string[];
    /** X-Forwarded-For as sent, instead of the above. */
    forwardedFor?: string;
    /** X-Real-Ip as sent. */
    realIP?: string;
    accept?: string;
    /** null if authentication fails. */
    user: CaseUser | null;
    authorizationHeader?: string;
    clientCertificate?: boolean;
    impersonate?: CaseUser;
    body?: unknown;
    /** The Content-Type of a patch. */
    patch?: string;
  };
  /** What the authenticator adds, whether it knows the user or not. */
  authentication?: { annotations?: Record<string, string> };
  /** The authorizer's answers about the impersonation itself; allowed if absent. */
  impersonation?: CaseImpersonation;
  /** The authorizer's answer about the request; without one, authorization is disabled. */
  authorization?: CaseAuthorization;
  response: {
    code?: number;
    body?: unknown;
    /** "net/http: abort Handler" aborts the response, as a proxy does. */
    panic?: string;
    /** The handler panics after it has responded. */
    started?: boolean;
    hijacked?: boolean;
  };
  /** What admission plugins add. */
  admission?: CaseAdmissionAnnotation[];
  /** What the handler adds: k8s.io/deprecated and k8s.io/removed-release after its end. */
  annotations?: Record<string, string>;
  /** How long layers take, e.g. "1.5s", by the name of their annotation; "" is the rest of the handler. */
  latency?: Record<string, string>;
}

/** One line of output: the operation's fields, or an error if the case is outside the protocol. */
export type Answer = { id: string | null } & ({ protocolError: string } | Record<string, unknown>);
