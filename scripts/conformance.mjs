// Runs the same cases through kube-apiserver's own code and ours (conformance/README.md).
//   npm run --silent conformance:answer < cases.jsonl > answers.jsonl     prints our answers
//   npm run conformance -- --cases 100000 --seed 7 --kubernetes 1.36      compares both sides
//     --light, for the newest minor version: with an oracle that builds faster
//   npm run conformance -- --full                                         compares all cases of the agreement
//   npm run conformance:record                                            records the vectors again
//   npm run conformance:flags                                             records the flags about auditing
//   npm run conformance:proofs -- --policies 100000 --seed 7              compares proofs with every request of small worlds
//   npm run request -- <id>                                               records a sample request
//   npm run bench:evaluator                                               decisions per second, Go's and ours
import { spawn } from 'node:child_process';
import { bundle } from './bundled.mjs';
import { fail } from './fail.mjs';
import { reasonToInstall } from './install.mjs';
import { buildOracle, hasGo, minors, newest } from './oracle.mjs';

/** The oracles that a command needs. @type {Record<string, (args: string[]) => string[]>} */
const oraclesOf = {
  answer: () => [],
  run: (args) => {
    const named = minors.filter((minor) => args.some((arg) => arg.split('=').at(-1) === minor));
    return named.length > 0 ? named : minors;
  },
  record: () => minors,
  recordFlags: () => minors,
  proofs: () => [],
  request: (args) => (args.length > 0 ? [newest] : []),
  bench: () => [newest],
};

const [command = '', ...given] = process.argv.slice(2);
const isLight = given.includes('--light');
const args = given.filter((arg) => arg !== '--light');
const wanted = oraclesOf[command];
// Standard output is for answers only, so errors go to standard error.
if (!wanted) fail(`Unknown command. Use one of: ${Object.keys(oraclesOf).join(', ')}.`);
const missing = reasonToInstall();
if (missing !== undefined) fail(`Run npm ci first (${missing}).`);

/** @type {Record<string, { path: string, apiserver: string }>} */
const oracles = {};
const asked = wanted(args);
if (asked.length > 0 && !(await hasGo()))
  fail('Go 1.26 or newer is required (https://go.dev/dl/).');
for (const minor of asked) {
  console.error(`Building the oracle for Kubernetes ${minor} …`);
  const built = await buildOracle(minor, { isLight });
  if ('problem' in built) fail(built.problem);
  oracles[minor] = built;
}
const found = Object.keys(oracles).length > 0 ? ['--oracles', JSON.stringify(oracles)] : [];
const script = await bundle('conformance', command);
const child = spawn(
  process.execPath,
  [script, ...args, ...(isLight ? ['--light'] : []), ...found],
  { stdio: 'inherit' },
);
child.on('close', (code) => process.exit(code ?? 1));
