// npm run conformance:kubectl: builds kubectl of every minor version and records what it sends
// (conformance/README.md). With --minor 1.37 only one of them; the others stay as recorded. With --only TEXT only the
// commands that contain it: those are printed, not written.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle, bundled } from './bundled.mjs';
import { go, hasGo, minors, modFileOf, onOneCore } from './oracle.mjs';
import { cacheFolder, readJson, root } from './root.mjs';
import { runNode } from './run.mjs';

const { values } = parseArgs({
  options: { minor: { type: 'string', multiple: true }, only: { type: 'string' } },
});
const folder = join(root, 'conformance', 'kubectl', 'main');
const wanted = values.minor ?? minors;
if (!(await hasGo())) fail('Go 1.26 or newer is required (https://go.dev/dl/).');

/** @type {Record<string, string>} */
const kubectls = {};
for (const minor of wanted) kubectls[minor] = await build(minor);
if (values.only === undefined) await writeFlags();
const script = await bundle('conformance/kubectl', 'record');
const only = values.only === undefined ? [] : ['--only', values.only];
const child = spawn(process.execPath, [script, ...only, '--kubectls', JSON.stringify(kubectls)], {
  cwd: root,
  stdio: 'inherit',
});
child.on('close', (code) => process.exit(code ?? 1));

/**
 * Builds kubectl of a minor version on one core. Seconds if Go has built it before, else some minutes.
 * @param {string} minor
 * @returns {Promise<string>} its path
 */
async function build(minor) {
  const modFile = modFileOf(minor);
  const [, patch] =
    /k8s\.io\/kubectl v0\.(\S+)/.exec(readFileSync(join(folder, modFile), 'utf8')) ?? [];
  const target = join(cacheFolder, 'kubectl');
  mkdirSync(target, { recursive: true });
  const path = join(target, `kubectl-${minor}`);
  const began = Date.now();
  console.error(`Building kubectl ${minor} …`);
  const flags = ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version']
    .map(
      (name) =>
        `-X ${name}.gitVersion=v1.${patch} -X ${name}.gitMajor=1 -X ${name}.gitMinor=${minor.slice(2)}`,
    )
    .join(' ');
  const { code, output } = await go(
    folder,
    [
      'build',
      `-modfile=${modFile}`,
      '-p',
      '1',
      '-trimpath',
      '-ldflags',
      `-s -w ${flags}`,
      '-o',
      path,
      '.',
    ],
    onOneCore,
  );
  if (code !== 0) fail(output.trim());
  console.error(`  ${Math.round((Date.now() - began) / 1000)} s`);
  return path;
}

/** Writes the table of kubectl's flags. */
async function writeFlags() {
  const { flagFileOf } = await bundled('conformance/kubectl', 'flagFile');
  const dumps = Object.entries(kubectls).map(([minor, path]) => [
    minor,
    JSON.parse(execFileSync(path, ['dump-flags'], { maxBuffer: 2 ** 28 }).toString()),
  ]);
  const file = 'src/requests/kubectl/flags.json';
  writeFileSync(
    join(root, file),
    `${JSON.stringify(flagFileOf(dumps, readJson(file)), undefined, 2)}\n`,
  );
  await runNode('node_modules/oxfmt/bin/oxfmt', [file]);
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(2);
}
