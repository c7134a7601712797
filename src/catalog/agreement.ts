import type { KubernetesVersion } from '../audit/types';
import lastRun from './agreement.json';

/** The last full comparison with kube-apiserver's code, written by `npm run conformance -- --full`. */
export interface Run {
  /** The date it finished, e.g. "2026-11-21". */
  date: string;
  seed: number;
  versions: Partial<Record<KubernetesVersion, Compared>>;
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
}

/** Returns what the last full run compared with a minor version; undefined if it was not included. */
export function agreementWith(kubernetes: KubernetesVersion): Agreement | undefined {
  const { date, seed, versions } = lastRun as Partial<Run>;
  const compared = versions?.[kubernetes];
  if (!compared || date === undefined || seed === undefined) return undefined;
  const { apiserver, cases } = compared;
  const total = Object.values(cases).reduce((sum, count) => sum + count, 0);
  // The modules of Kubernetes 1.36.6 have version 0.36.6.
  return { release: apiserver.replace(/^0\./, '1.'), total, cases, date, seed };
}
