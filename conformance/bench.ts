import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { decisionsPerSecond } from '../bench/evaluator.ts';
import { policyOf, yamlOf } from '../bench/policies.ts';
import { compilePolicy } from '../src/audit/compile.ts';
import { attributesOf, requestInfo } from '../src/audit/request/requestInfo.ts';
import { newestKubernetes, type Attributes, type Policy } from '../src/audit/types.ts';
import { sampleRequests } from '../src/catalog/requests.ts';
import { templates } from '../src/catalog/templates.ts';
import { readPolicy } from '../src/document/readPolicy.ts';
import { linesOf } from './lines.ts';

/*
 * Compares decisions per second of kube-apiserver's evaluator and ours, with the same policies and requests
 * in one run. Each number is the best of nine rounds, in three alternating turns with a warm-up.
 *   npm run bench:evaluator -- --policies folder     also the policies in a folder
 */

/** The target ratio to Go by number of rules; 1 for all others. */
const promised: Record<number, number> = { 25: 3, 200: 10 };

interface Measured {
  name: string;
  text: string;
  policy: Policy;
}

const { values } = parseArgs({
  options: { policies: { type: 'string' }, oracles: { type: 'string', default: '{}' } },
});
const oracles = JSON.parse(values.oracles) as Record<string, { path: string; apiserver: string }>;
const { path, apiserver } = Object.values(oracles)[0] ?? { path: '', apiserver: '' };

const made = [5, 25, 200].map((rules) => ({
  name: `made for the bench, ${rules} rules`,
  text: yamlOf(policyOf(rules)),
}));
const ours = templates.map(({ name, yaml }) => ({ name: `template: ${name}`, text: yaml }));
const measured = [...made, ...ours, ...given(values.policies)].flatMap(accepted);

const attributes = sampleRequests.map(({ method, url, user }) =>
  attributesOf(requestInfo(method, url), user),
);
const oracle = spawn(path, ['bench'], { stdio: ['pipe', 'pipe', 'inherit'] });
const goRates = linesOf(oracle.stdout);

console.log(`Millions of decisions per second; Go is k8s.io/apiserver ${apiserver}.`);
let isMet = true;
for (const [index, one] of measured.entries()) {
  const { name, policy } = one;
  let go = 0;
  let own = 0;
  // In turns, so that a slow moment of the machine affects both.
  for (let turn = 0; turn < 3; turn++) {
    oracle.stdin.write(`${JSON.stringify(goInput(one))}\n`);
    go = Math.max(go, Number((await goRates.next()).value));
    own = Math.max(own, bestRate(policy));
  }
  const target = index < made.length ? (promised[policy.rules.length] ?? 1) : 1;
  const ratio = own / go;
  isMet &&= ratio >= target;
  console.log(
    [
      name.padEnd(52),
      `${policy.rules.length} rules`.padStart(9),
      `Go ${(go / 1e6).toFixed(2)}`.padStart(9),
      `ours ${(own / 1e6).toFixed(2)}`.padStart(11),
      `${ratio.toFixed(1)}×`.padStart(7),
      ratio >= target ? ` ✓ ≥ ${target}×` : ` ✗ ≥ ${target}×`,
    ].join(' '),
  );
}
oracle.stdin.end();
process.exit(isMet ? 0 : 1);

function bestRate(policy: Policy): number {
  const decide = compilePolicy(policy);
  const rates = Array.from({ length: 4 }, () => decisionsPerSecond(decide, attributes));
  return Math.max(...rates.slice(1));
}

function accepted(one: { name: string; text: string }): Measured[] {
  const { policy } = readPolicy(one.text, newestKubernetes);
  return policy ? [{ ...one, policy }] : [];
}

function goInput({ text }: Measured) {
  return { policy: text, attributes: attributes.map(goAttributes) };
}

function goAttributes({ user, ...rest }: Attributes) {
  return { ...rest, user: user && { name: user.username, groups: user.groups ?? [] } };
}

function given(folder: string | undefined): { name: string; text: string }[] {
  if (folder === undefined || !existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}
