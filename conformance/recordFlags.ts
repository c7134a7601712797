import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  kubernetesVersions,
  newestKubernetes,
  type KubernetesVersion,
} from '../src/audit/types.ts';
import type { AuditFlag } from '../src/apiServer/flags/flag.ts';

/*
 * npm run conformance:flags: records the flags about auditing of every minor version, from kube-apiserver's own options. Of older
 * versions only what differs from the next newer one is written.
 */
const { values } = parseArgs({ options: { oracles: { type: 'string', default: '{}' } } });
const oracles = JSON.parse(values.oracles) as Record<KubernetesVersion, { path: string }>;
const flagsOf = (version: KubernetesVersion) =>
  JSON.parse(execFileSync(oracles[version].path, ['flags'], { encoding: 'utf8' })) as AuditFlag[];

const older: Record<string, Record<string, Partial<AuditFlag>>> = {};
for (const [index, version] of kubernetesVersions.slice(0, -1).entries()) {
  const next = flagsOf(kubernetesVersions[index + 1] ?? newestKubernetes);
  const flags = flagsOf(version);
  if (flags.map(({ name }) => name).join() !== next.map(({ name }) => name).join())
    throw new Error(`${version} has other flags than the next version: say so in older`);
  const changes = flags.flatMap((flag, at) => {
    const change = Object.entries(flag).filter(
      ([key, value]) => next[at]?.[key as 'name'] !== value,
    );
    return change.length === 0 ? [] : [[flag.name, Object.fromEntries(change)] as const];
  });
  if (changes.length > 0) older[version] = Object.fromEntries(changes);
}
const path = 'src/apiServer/flags/recorded.json';
writeFileSync(path, `${JSON.stringify({ newest: flagsOf(newestKubernetes), older }, null, 2)}\n`);
console.log(`Wrote ${path}.`);
