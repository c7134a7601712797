// npm run conformance:kubectl: builds kubectl of every minor version and records what it sends
// (conformance/README.md). With --minor 1.37 only one of them; the others stay as recorded. With --only TEXT only the
// commands that contain it: those are printed, not written.
import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle, bundled } from './bundled.mjs';
import { fail } from './fail.mjs';
import { buildKubectl } from './buildKubectl.mjs';
import { hasGo, minors } from './oracle.mjs';
import { readJson, root } from './root.mjs';
import { runNode } from './run.mjs';

const { values } = parseArgs({
  options: { minor: { type: 'string', multiple: true }, only: { type: 'string' } },
});
const wanted = values.minor ?? minors;
if (!(await hasGo())) fail('Go 1.26 or newer is required (https://go.dev/dl/).');

/** @type {Record<string, string>} */
const kubectls = {};
for (const minor of wanted) {
  const built = await buildKubectl(minor);
  if ('problem' in built) fail(built.problem);
  kubectls[minor] = built.path;
}
if (values.only === undefined) await writeFlags();
const script = await bundle('conformance/kubectl', 'record');
const only = values.only === undefined ? [] : ['--only', values.only];
const child = spawn(process.execPath, [script, ...only, '--kubectls', JSON.stringify(kubectls)], {
  cwd: root,
  stdio: 'inherit',
});
child.on('close', (code) => process.exit(code ?? 1));

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
