import type { Exchange, ExchangeRequest } from '../audit/event/exchange';
import type { KubernetesVersion, UserInfo } from '../audit/types';

/** The filters over the requests. */
export const requestKinds = ['People', 'Workloads', 'Control plane', 'Attack', 'Probes'] as const;
export type RequestKind = (typeof requestKinds)[number];

/**
 * A request and its response, with what the page says about it: one of the catalogue, or one of
 * the user's own. It is a value: what follows from it is cached by the object, never by its id.
 */
export interface SampleRequest
  extends
    Omit<ExchangeRequest, 'body' | 'impersonated'>,
    Required<Pick<Exchange, 'authorization'>>,
    Pick<Exchange, 'response' | 'annotations'> {
  /** Unique among the requests shown together. */
  id: string;
  /** The kubectl or curl command, or the cause in parentheses-free words: "kubelet: PATCH node status". */
  command: string;
  /** One line: what happens here. */
  title: string;
  kinds: RequestKind[];
  /** What the headers Impersonate-User and friends say. */
  impersonate?: UserInfo;
  /** The object, options or patch sent; absent when there is no body or it is never decoded. */
  requestBody?: unknown;
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
