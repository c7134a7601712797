import { readFileSync, writeFileSync } from 'node:fs';
import { kubernetesVersions } from '../src/audit/types.ts';
import type { Run } from '../src/catalog/agreement.ts';

const path = 'src/catalog/agreement.json';

/** Writes what a run found into the file that the studio shows, and keeps what other runs found. */
export function writeAgreement(found: (known: Run) => Partial<Run>): void {
  const known = JSON.parse(readFileSync(path, 'utf8')) as Run;
  writeFileSync(path, `${JSON.stringify({ ...known, ...found(known) }, null, 2)}\n`);
  console.log(`Written to ${path}.`);
}

/**
 * Returns a run with operations and minor versions that were compared later.
 * @throws Error if these had another seed, or another release of a minor version
 */
export function withLater(known: Run, { seed, date, versions }: Run): Run {
  if (seed !== known.seed) throw new Error(`The recorded run has the seed ${known.seed}.`);
  const all: Run = { ...known, versions: { ...known.versions }, later: { ...known.later } };
  for (const minor of kubernetesVersions) {
    const [before, after] = [known.versions[minor], versions[minor]];
    if (!after) continue;
    if (before && before.apiserver !== after.apiserver)
      throw new Error(`The recorded run has ${before.apiserver} of ${minor}.`);
    all.versions[minor] = { ...after, cases: { ...before?.cases, ...after.cases } };
    for (const op of Object.keys(after.cases)) all.later = { ...all.later, [op]: date };
  }
  return all;
}
