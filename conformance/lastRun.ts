import type { KubernetesVersion } from '../src/audit/types.ts';

/** What the last full run without differences compared: conformance/lastRun.json. */
export interface LastRun {
  /** The day it ended, e.g. "2026-11-21". */
  date: string;
  seed: number;
  versions: Partial<
    Record<KubernetesVersion, { apiserver: string; compared: Record<string, number> }>
  >;
}
