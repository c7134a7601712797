import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { kubernetesVersions, type KubernetesVersion } from '../src/audit/types.ts';
import { caseLine } from './caseLine.ts';
import { parseExact } from './exactJson.ts';
import { generate, ops, type Op } from './generate.ts';
import { startOracle } from './oracle.ts';

/*
 * Records vectors: cases with kube-apiserver's own answers, which npm test replays without Go. Generates some
 * again and updates the answers of the others. Generated cases are short, so that people can read them, and
 * always from the same seed, so that the files change only if the generator or Kubernetes does.
 */
const folder = 'conformance/vectors';
const seed = 1;
const longest = 1400;
/** The number of vectors per operation and version. */
const counts: Record<Op, number> = {
  load: 320,
  decide: 200,
  requestInfo: 200,
  witness: 40,
  events: 80,
  auditFlags: 60,
  buffered: 40,
  webhookConfig: 60,
  truncate: 20,
};

const { values } = parseArgs({ options: { oracles: { type: 'string', default: '{}' } } });
const oracles = Object.fromEntries(
  Object.entries(JSON.parse(values.oracles) as Record<KubernetesVersion, { path: string }>).map(
    ([version, { path }]) => [version, startOracle(path)],
  ),
);

/** Not generated; other vectors have folders of their own. */
const found = readdirSync(folder).filter(
  (name) => name.endsWith('.jsonl') && !ops.some((op) => name === `${op}.jsonl`),
);
for (const name of found) {
  const cases = readFileSync(`${folder}/${name}`, 'utf8').split('\n').flatMap(caseIn);
  await write(name, cases);
}
for (const op of ops) {
  const limit = op === 'events' || op === 'witness' ? longest * 3 : longest;
  const cases: string[] = [];
  for (const version of kubernetesVersions) {
    const short = [...generate(op, version, seed, counts[op] * 3)]
      .map(caseLine)
      .filter((line) => line.length < limit);
    const settled = [];
    for (const line of short) if (await isSettled(version, line)) settled.push(line);
    cases.push(...settled.slice(0, counts[op]));
  }
  await write(`${op}.jsonl`, cases);
}
for (const oracle of Object.values(oracles)) oracle.close();

/** Returns the case of a vector, as written. */
function caseIn(vector: string): string[] {
  if (vector === '') return [];
  const { value, memberText } = parseExact(vector, 'case');
  return [memberText.get(value as object) ?? ''];
}

/** Returns whether Go always gives the same answer. It iterates over maps in random order. */
async function isSettled(version: KubernetesVersion, line: string): Promise<boolean> {
  const answers = await oracles[version]?.answerLines(Array.from({ length: 8 }, () => line));
  return new Set(answers).size <= 1;
}

async function write(name: string, cases: readonly string[]): Promise<void> {
  const vectors: string[] = [];
  for (const line of cases) {
    const { kubernetes } = JSON.parse(line) as { kubernetes: string };
    const [answer] = (await oracles[kubernetes]?.answerLines([line])) ?? [];
    if (answer === undefined) throw new Error(`no oracle for Kubernetes ${kubernetes}`);
    vectors.push(`{"case":${line.trim()},"answer":${answer}}\n`);
  }
  writeFileSync(`${folder}/${name}`, vectors.join(''));
  console.log(`${vectors.length} vectors in ${folder}/${name}`);
}
