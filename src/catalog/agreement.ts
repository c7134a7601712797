import type { KubernetesVersion } from '../audit/types';
import lastRun from './agreement.json';

/** The last full comparison with kube-apiserver's code, written by `npm run conformance -- --full`. */
export interface Run {
  /** The date it finished, e.g. "2026-11-21". */
  date: string;
  seed: number;
  /** The operations that were compared on a later date, with the same seed. */
  later?: Record<string, string>;
  versions: Partial<Record<KubernetesVersion, Compared>>;
  /** Written by `npm run conformance:server -- --record`. */
  servers?: Partial<Record<KubernetesVersion, ServerRun>>;
}

/** The last comparison with the audit log of a running server. All lines were the same. */
export interface ServerRun {
  /** The server's release, e.g. "1.37.2". */
  release: string;
  /** The date of the run, e.g. "2026-11-29". */
  date: string;
  /** How many requests were sent under each policy, and how many policies there were. */
  requests: number;
  policies: number;
  /** The number of lines in the audit log, under all policies together. */
  events: number;
  /** The same for what kubectl of the same minor version sends. */
  kubectl?: { date: string; commands: number; events: number };
}

/** The cases compared with one version. All of them matched. */
export interface Compared {
  /** The version of k8s.io/apiserver, e.g. "0.36.6". */
  apiserver: string;
  /** The number of cases by operation. */
  cases: Record<string, number>;
}

export interface Agreement {
  /** The Kubernetes release compared with, e.g. "1.36.6". */
  release: string;
  /** The number of cases, all of which matched. */
  total: number;
  cases: Record<string, number>;
  date: string;
  seed: number;
  /** The dates of operations that were compared later. */
  later: Record<string, string>;
  server?: ServerRun;
}

/** Returns what the last full run compared with a minor version; undefined if it was not included. */
export function agreementWith(kubernetes: KubernetesVersion): Agreement | undefined {
  const { date, seed, later = {}, versions, servers } = lastRun as Partial<Run>;
  const compared = versions?.[kubernetes];
  if (!compared || date === undefined || seed === undefined) return undefined;
  const { apiserver, cases } = compared;
  const total = Object.values(cases).reduce((sum, count) => sum + count, 0);
  // The modules of Kubernetes 1.36.6 have version 0.36.6.
  const release = apiserver.replace(/^0\./, '1.');
  const server = servers?.[kubernetes];
  return { release, total, cases, date, seed, later, ...(server && { server }) };
}

/** Returns how many log lines of a running server were compared, those of kubectl's requests included. */
export function eventsOf({ events, kubectl }: ServerRun): number {
  return events + (kubectl?.events ?? 0);
}
