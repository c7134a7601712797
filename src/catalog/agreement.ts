import type { KubernetesVersion } from '../audit/types';
import lastRun from './agreement.json';

/** The last full comparison with kube-apiserver's own code; `npm run conformance -- --full` writes it. */
export interface Run {
  /** The day it ended, e.g. "2026-11-21". */
  date: string;
  seed: number;
  versions: Partial<Record<KubernetesVersion, Compared>>;
}

/** What was compared with one version, without a difference. */
export interface Compared {
  /** The version of k8s.io/apiserver, e.g. "0.36.6". */
  apiserver: string;
  /** How many cases of each operation. */
  cases: Record<string, number>;
}

export interface Agreement {
  /** The release whose code it was, e.g. "1.36.6". */
  release: string;
  /** How many cases had the same answer: all of them. */
  total: number;
  cases: Record<string, number>;
  date: string;
  seed: number;
}

/** What the last full run compared with the code of that minor; undefined when it has not been run. */
export function agreementWith(kubernetes: KubernetesVersion): Agreement | undefined {
  const { date, seed, versions } = lastRun as Partial<Run>;
  const compared = versions?.[kubernetes];
  if (!compared || date === undefined || seed === undefined) return undefined;
  const { apiserver, cases } = compared;
  const total = Object.values(cases).reduce((sum, count) => sum + count, 0);
  // Kubernetes 1.36.6 is built from the modules 0.36.6.
  return { release: apiserver.replace(/^0\./, '1.'), total, cases, date, seed };
}
