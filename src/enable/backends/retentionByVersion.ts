import { retention, type Retention } from '../../apiServer/backends/retention';
import { kubernetesVersions } from '../../audit/types';
import type { Form } from './form';
import { readRetention } from './readForm';

export interface NamedRetention {
  name: string;
  kept: Retention;
  /** Absent: the flag that its limit names. */
  limitedBy?: string;
}

/** Returns what each Kubernetes version makes of the same flags; neighbours that do the same are one. */
export function retentionByVersion(form: Form): NamedRetention[] {
  const groups: { from: string; to: string; kept: Retention }[] = [];
  for (const version of kubernetesVersions) {
    const { settings, bytesPerSecond = 0 } = readRetention(form, version);
    if (!settings) continue;
    const kept = retention(settings, { bytesPerSecond }, version);
    const last = groups.at(-1);
    if (last && isAlike(last.kept, kept)) last.to = version;
    else groups.push({ from: version, to: version, kept });
  }
  return groups.map(({ from, to, kept }) => ({
    name: `Kubernetes ${from === to ? from : `${from} to ${to}`}`,
    kept,
  }));
}

const isAlike = (a: Retention, b: Retention) =>
  (Object.keys(a) as (keyof Retention)[]).every((field) => a[field] === b[field]);
