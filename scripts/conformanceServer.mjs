// npm run conformance:server: asks a real kube-apiserver, built here from its modules, and compares its audit log
// with ours (conformance/README.md).
//   npm run conformance:server -- --kubernetes 1.37     one minor version
//   npm run conformance:server -- --kubectl             instead, what kubectl's commands leave in its log;
//                                                       --kubectl=1.32 with another minor version
//   npm run conformance:server -- --samples             instead, the sample requests of the studio, with the newest one
//   npm run conformance:server -- --components          instead, what kube-scheduler and kube-controller-manager send, with
//                                                       the newest one
//   npm run conformance:server -- --incident            instead, plays the story of the incident room; with --record it becomes
//                                                       the log of the room
//   npm run conformance:server -- --setups              instead, starts the newest one with what the generator of setups writes
//   npm run conformance:server -- --flags 200           instead, gives the newest one generated flags and policies
//   npm run conformance:server -- --record              also writes the vectors that npm test replays
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildKubectl } from './buildKubectl.mjs';
import { bundle } from './bundled.mjs';
import { fail } from './fail.mjs';
import { reasonToInstall } from './install.mjs';
import { go, hasGo, minors, modFileOf, newest, onOneCore } from './oracle.mjs';
import { cacheFolder, root } from './root.mjs';
import { runNode, stopOnSignals } from './run.mjs';

const folder = join(root, 'conformance', 'server');
const kept = join(cacheFolder, 'server');
const version = 'k8s.io/component-base/version';

const { values } = parseArgs({
  args: process.argv.slice(2).map((arg) => (arg === '--kubectl' ? '--kubectl=' : arg)),
  options: {
    kubernetes: { type: 'string', multiple: true },
    kubectl: { type: 'string' },
    samples: { type: 'boolean', default: false },
    components: { type: 'boolean', default: false },
    incident: { type: 'boolean', default: false },
    setups: { type: 'boolean', default: false },
    flags: { type: 'string' },
    seed: { type: 'string' },
    record: { type: 'boolean', default: false },
  },
});
const there = minors.filter((minor) => existsSync(join(folder, modFileOf(minor))));
const isNewestOnly =
  values.samples ||
  values.components ||
  values.incident ||
  values.setups ||
  values.flags !== undefined;
const hasComponents = values.components || values.incident;
const wanted = isNewestOnly ? [newest] : (values.kubernetes ?? there);
stopOnSignals();
const missing = reasonToInstall();
if (missing !== undefined) fail(`Run npm ci first (${missing}).`);
if (!(await hasGo())) fail('Go 1.26 or newer is required (https://go.dev/dl/).');

/** @type {Record<string, string>} */
const servers = {};
for (const minor of wanted) servers[minor] = await build(minor);
const record = values.record ? ['--record'] : [];
/** @type {Record<string, { minor: string, path: string }>} */
const kubectls = {};
if (values.kubectl !== undefined || values.samples || values.incident) {
  for (const server of wanted) {
    const minor = values.kubectl || server;
    const built = await buildKubectl(minor);
    if ('problem' in built) fail(built.problem);
    kubectls[server] = { minor, path: built.path };
  }
}
const ofNewest = ['--server', servers[newest] ?? ''];
const script = await bundle(join('conformance', 'server', ...judgeOf().folder), 'run');
const { code } = await runNode(script, [...judgeOf().inputs, ...record], { show: true });
process.exit(code);

/** @returns {{ folder: string[], inputs: string[] }} the folder of the script that runs, and its arguments */
function judgeOf() {
  if (values.components) return { folder: ['components'], inputs: ofNewest };
  if (values.setups) return { folder: ['setups'], inputs: ofNewest };
  if (values.flags !== undefined) {
    const seed = values.seed === undefined ? [] : ['--seed', values.seed];
    return { folder: ['flags'], inputs: [...ofNewest, '--flags', values.flags, ...seed] };
  }
  if (values.samples || values.incident)
    return {
      folder: [values.samples ? 'samples' : 'incident'],
      inputs: [...ofNewest, '--kubectl', kubectls[newest]?.path ?? ''],
    };
  const all = ['--servers', JSON.stringify(servers), '--kubectls', JSON.stringify(kubectls)];
  return { folder: [], inputs: all };
}

/**
 * Builds kube-apiserver and etcd as one program, with --components or --incident the other components too; on one core at the lowest
 * priority, unless it is there.
 * @param {string} minor
 * @returns {Promise<string>} its path
 */
async function build(minor) {
  if (!there.includes(minor)) fail(`conformance/server has no ${modFileOf(minor)}.`);
  const modules = readFileSync(join(folder, modFileOf(minor)), 'utf8');
  const [, release = ''] = /^\s*k8s\.io\/kubernetes (v\S+)$/m.exec(modules) ?? [];
  if (release === '') fail(`${modFileOf(minor)} does not require k8s.io/kubernetes.`);
  const tags = hasComponents ? ['-tags', 'components'] : [];
  const path = join(kept, `server-${release}${hasComponents ? '-components' : ''}`);
  if (existsSync(path)) return path;
  mkdirSync(kept, { recursive: true });
  console.log(
    `Building kube-apiserver ${release} on one core; the first time takes some ten minutes …`,
  );
  const began = Date.now();
  const modFile = `-modfile=${modFileOf(minor)}`;
  const names = [
    `${version}.gitVersion=${release}`,
    `${version}.gitMajor=1`,
    `${version}.gitMinor=${minor.split('.')[1]}`,
  ];
  const flags = ['-s', '-w', ...names.flatMap((name) => ['-X', name])].join(' ');
  const built = await go(
    folder,
    ['build', modFile, ...tags, '-p', '1', '-trimpath', '-ldflags', flags, '-o', path, '.'],
    onOneCore,
  );
  if (built.code !== 0) fail(built.output.trim());
  console.log(`Built in ${Math.round((Date.now() - began) / 1000)} s.`);
  return path;
}
