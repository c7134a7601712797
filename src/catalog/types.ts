import type { Exchange, ExchangeRequest } from '../audit/event/exchange';
import type { KubernetesVersion, UserInfo } from '../audit/types';

/** The filters of the request list. */
export const requestKinds = ['People', 'Workloads', 'Control plane', 'Attack', 'Probes'] as const;
export type RequestKind = (typeof requestKinds)[number];
/** The kind of the user's own requests. */
export const ownKind = 'Yours';
/** All filters of the request list, in order. */
export const shownKinds = ['All', ...requestKinds, ownKind] as const;
export type ShownKind = (typeof shownKinds)[number];

/** What is impersonated, as the authorizer is asked about it; users are service accounts and nodes, too. */
export const impersonatedKinds = ['users', 'groups', 'uids', 'userextras'] as const;
export type ImpersonatedKind = (typeof impersonatedKinds)[number];

/**
 * A request and its response, with a description: from this catalog or by the user. It is a value:
 * results are cached by the object, never by its id.
 */
export interface SampleRequest
  extends
    Omit<ExchangeRequest, 'body' | 'impersonated'>,
    Required<Pick<Exchange, 'authorization'>>,
    Pick<Exchange, 'authentication' | 'response' | 'admission' | 'annotations'> {
  /** Unique among the requests shown together. */
  id: string;
  /** The kubectl or curl command, or the source and its request: "kubelet: PATCH node status". */
  command: string;
  /** One line: what the request does. */
  title: string;
  kinds: readonly Exclude<ShownKind, 'All'>[];
  /** The user named by Impersonate-User and the other impersonation headers. */
  impersonate?: UserInfo;
  /** What the caller is not allowed to impersonate; absent: everything is allowed, as to a cluster admin. */
  refusedImpersonation?: readonly ImpersonatedKind[];
  /** The group of the user's own requests that it is in. */
  group?: string;
  /** The object, options or patch sent; absent if there is no body or it is never decoded. */
  requestBody?: unknown;
}

/** A policy to start from. */
export interface Template {
  id: string;
  name: string;
  /** One line: what it records. */
  purpose: string;
  /** One line: what it does not record, on purpose. */
  leavesOut: string;
  /** One line: whose policy it rebuilds, if it is a known one. Its comments and text are ours. */
  origin?: string;
  yaml: string;
}

/** A resource that the user's cluster serves. What is absent is not known. */
export interface ClusterResource {
  group: string;
  /** The plural name. */
  resource: string;
  kind: string;
  namespaced: boolean;
  /** The preferred one first. */
  versions: readonly string[];
  singular?: string;
  shortNames?: readonly string[];
  categories?: readonly string[];
  verbs?: readonly string[];
  subresources?: readonly string[];
}

/** The API of the user's cluster, as it was pasted: the built-in resources may be in it, or missing. */
export type ClusterApi = readonly ClusterResource[];

/** An API resource: one that is built in in a Kubernetes minor version, or of the user's cluster. */
export interface ApiResource {
  group: string;
  resource: string;
  singular: string;
  kind: string;
  shortNames: string[];
  namespaced: boolean;
  verbs: string[];
  subresources: { name: string; verbs: string[] }[];
  /** It is not built in. */
  isOfCluster?: true;
  /** It may have other subresources than those. */
  hasMoreSubresources?: true;
}

export type ApiCatalogue = (
  kubernetes: KubernetesVersion,
  cluster?: ClusterApi,
) => readonly ApiResource[];
