// npm run conformance:components: asks the real components which flags they have (conformance/README.md).
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundled.mjs';
import { fail } from './fail.mjs';
import { go, hasGo, minors, modFileOf, newest, onOneCore } from './oracle.mjs';
import { cacheFolder, root } from './root.mjs';
import { run } from './run.mjs';

if (!(await hasGo())) fail('Go 1.26 or newer is required (https://go.dev/dl/).');
const kept = join(cacheFolder, 'components');
mkdirSync(kept, { recursive: true });
/** @type {Record<string, string>} */
const programs = {};
for (const minor of minors) {
  console.error(`Building the flags of Kubernetes ${minor} on one core …`);
  programs[minor] = join(kept, `flags-${minor}`);
  // Only the newest mod file has the sums of all components.
  const tags = minor === newest ? ['-tags', 'components'] : [];
  const modFile = `-modfile=${modFileOf(minor)}`;
  const built = await go(
    join(root, 'conformance', 'server'),
    [
      'build',
      modFile,
      ...tags,
      '-p',
      '1',
      '-trimpath',
      '-ldflags',
      '-s -w',
      '-o',
      programs[minor],
      './flags',
    ],
    onOneCore,
  );
  if (built.code !== 0) fail(built.output.trim());
}
const script = await bundle('conformance', 'recordComponents');
const { code } = await run(process.execPath, [script, '--programs', JSON.stringify(programs)], {
  show: true,
});
process.exit(code);
