import { readFileSync, writeFileSync } from 'node:fs';
import type { Run } from '../src/catalog/agreement.ts';

const path = 'src/catalog/agreement.json';

/** Writes what a run found into the file that the studio shows, and keeps what other runs found. */
export function writeAgreement(found: (known: Run) => Partial<Run>): void {
  const known = JSON.parse(readFileSync(path, 'utf8')) as Run;
  writeFileSync(path, `${JSON.stringify({ ...known, ...found(known) }, null, 2)}\n`);
  console.log(`Written to ${path}.`);
}
