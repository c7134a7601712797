import { parseArgs } from 'node:util';
import { kubernetesVersions, type KubernetesVersion } from '../src/audit/types.ts';
import { withLater, writeAgreement } from './agreementFile.ts';
import { caseLine } from './caseLine.ts';
import { compare, shrunk } from './compare.ts';
import { generate, lightOps, ops, type Op } from './generate.ts';
import { startOracle } from './oracle.ts';
import type { Run } from '../src/catalog/agreement.ts';

/** The number of cases in a full run, across all versions. */
const full: Record<Op, number> = {
  load: 250_000 * kubernetesVersions.length,
  decide: 1_000_000,
  requestInfo: 250_000,
  witness: 100_000,
  events: 100_000,
  auditFlags: 5_000 * kubernetesVersions.length,
  buffered: 5_000 * kubernetesVersions.length,
  webhookConfig: 5_000 * kubernetesVersions.length,
  truncate: 5_000 * kubernetesVersions.length,
};
/** How the cases of a shorter run are divided. */
const share: Record<Op, number> = {
  load: 0.4,
  decide: 0.3,
  requestInfo: 0.15,
  witness: 0.05,
  events: 0.15,
  auditFlags: 0.05,
  buffered: 0.05,
  webhookConfig: 0.05,
  truncate: 0.05,
};

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    kubernetes: { type: 'string', multiple: true, default: [...kubernetesVersions] },
    op: { type: 'string', multiple: true },
    light: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    oracles: { type: 'string' },
  },
});
const seed = Number(values.seed);
const versions = kubernetesVersions.filter((version) => values.kubernetes.includes(version));
const possible = values.light ? lightOps : ops;
const chosen = possible.filter((op) => values.op?.includes(op) ?? true);
const oracles = JSON.parse(values.oracles ?? '{}') as Record<
  KubernetesVersion,
  { path: string; apiserver: string }
>;
const weight = chosen.reduce((sum, op) => sum + share[op], 0);

console.log(`seed ${seed}`);
const run: Run = { date: new Date().toISOString().slice(0, 10), seed, later: {}, versions: {} };
let differing = 0;
for (const version of versions) {
  const { path, apiserver } = oracles[version];
  const oracle = startOracle(path);
  const compared: Record<string, number> = {};
  for (const op of chosen) {
    const total = values.full ? full[op] : (Number(values.cases) * share[op]) / weight;
    const count = Math.ceil(total / (values.full ? kubernetesVersions.length : versions.length));
    const began = performance.now();
    const cases = generate(op, version, seed, count);
    const result = await compare(cases, oracle, progress(`${version} ${op}`, count));
    compared[op] = result.compared;
    differing += result.differences.length;
    const random = result.random > 0 ? ` (${result.random} where Go answers at random)` : '';
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(
      `${version} (apiserver ${apiserver}) ${op.padEnd(13)} ${String(result.compared).padStart(9)} cases, ${result.differences.length} differences${random}, ${seconds} s`,
    );
    for (const difference of result.differences.slice(0, 3)) {
      const { case: one, go, ours } = await shrunk(difference, oracle);
      console.log(
        `  case ${caseLine(one)}\n  Go   ${JSON.stringify(go)}\n  ours ${JSON.stringify(ours)}`,
      );
    }
  }
  run.versions[version] = { apiserver, cases: compared };
  oracle.close();
}
if (values.full && differing === 0) {
  const isWhole = chosen.length === ops.length && versions.length === kubernetesVersions.length;
  writeAgreement((known) => (isWhole ? run : withLater(known, run)));
}
console.log(differing === 0 ? 'No differences.' : `${differing} differences.`);
process.exit(differing === 0 ? 0 : 1);

/** Shows the progress on a terminal. */
function progress(what: string, count: number): (compared: number) => void {
  let done = 0;
  return (compared) => {
    done += compared;
    if (process.stderr.isTTY) {
      process.stderr.write(done < count ? `\r${what}: ${done} of ${count} ` : '\r\x1b[K');
    }
  };
}
