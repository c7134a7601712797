import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { kubernetesVersions, type KubernetesVersion } from '../src/audit/types.ts';
import { caseLine } from './caseLine.ts';
import { generate, ops, type Op } from './generate.ts';
import { startOracle } from './oracle.ts';

/*
 * Makes the generated vectors anew: cases with kube-apiserver's own answers, which npm test
 * replays without Go. Short cases, so that a person can read them; the same seed, so that the
 * files change only where generator or Kubernetes do.
 */
const seed = 1;
const longest = 1400;
/** Vectors of each operation for each version. */
const counts: Record<Op, number> = { load: 320, decide: 200, requestInfo: 200, events: 80 };

const { values } = parseArgs({ options: { oracles: { type: 'string', default: '{}' } } });
const oracles = JSON.parse(values.oracles) as Record<KubernetesVersion, { path: string }>;

mkdirSync('conformance/vectors', { recursive: true });
const lines: Record<string, string[]> = Object.fromEntries(ops.map((op) => [op, []]));
for (const version of kubernetesVersions) {
  const oracle = startOracle(oracles[version].path);
  for (const op of ops) {
    const cases = [...generate(op, version, seed, counts[op] * 3)];
    const answers = await oracle.answer(cases);
    const vectors = cases.map(
      (one, index) => `{"case":${caseLine(one)},"answer":${JSON.stringify(answers[index])}}`,
    );
    const limit = op === 'events' ? longest * 4 : longest;
    lines[op]?.push(...vectors.filter((line) => line.length < limit).slice(0, counts[op]));
  }
  oracle.close();
}
for (const op of ops) {
  writeFileSync(`conformance/vectors/${op}.jsonl`, `${lines[op]?.join('\n') ?? ''}\n`);
  console.log(`${lines[op]?.length ?? 0} vectors in conformance/vectors/${op}.jsonl`);
}
