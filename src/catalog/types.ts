import type { KubernetesVersion, UserInfo } from '../audit/types';

/** The filters over the requests. */
export const requestKinds = ['People', 'Workloads', 'Control plane', 'Attack', 'Probes'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** Everything there is to know about one canned request and its answer. */
export interface CannedRequest {
  id: string;
  /** The kubectl or curl command, or the cause in parentheses-free words: "kubelet: PATCH node status". */
  command: string;
  /** One line: what happens here. */
  title: string;
  kinds: RequestKind[];
  method: string;
  /** Path and query, as sent. */
  url: string;
  /** null: authentication fails. */
  user: UserInfo | null;
  /** Set when authentication fails: which header was sent ("Bearer xxx"); decides the event's message. */
  authorizationHeader?: string;
  /** What the headers Impersonate-User and friends say. */
  impersonate?: UserInfo;
  sourceIPs: string[];
  userAgent: string;
  /** The object, options or patch sent; absent when there is no body or it is never decoded. */
  requestBody?: unknown;
  /** The Content-Type of a patch body, e.g. "application/strategic-merge-patch+json". */
  patch?: string;
  authorization: { decision: 'allow' | 'forbid'; reason: string };
  response: {
    code: number;
    /** The object in the answer; absent when none is recorded (streams, aggregated APIs, plain text). */
    body?: unknown;
    /** The handler panics after this many headers; the event has code 500 and stage Panic. */
    panic?: boolean;
    /** The connection was taken over (exec, attach, port-forward). */
    hijacked?: boolean;
  };
  /** Annotations other than the authorizer's, e.g. pod-security.kubernetes.io/enforce-policy. */
  annotations?: Record<string, string>;
  /** What is special about it: shown under Why. */
  note: string;
}

/** A policy to start from, written by us. */
export interface Template {
  id: string;
  name: string;
  /** One line: what it is for. */
  purpose: string;
  /** One line: what it deliberately leaves out. */
  leavesOut: string;
  yaml: string;
}

/** One resource of the built-in API in one Kubernetes minor. */
export interface ApiResource {
  group: string;
  resource: string;
  singular: string;
  kind: string;
  shortNames: string[];
  namespaced: boolean;
  verbs: string[];
  subresources: { name: string; verbs: string[] }[];
}

export type ApiCatalogue = (kubernetes: KubernetesVersion) => readonly ApiResource[];
