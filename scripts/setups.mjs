// npm run conformance:setups: gives what the generator of setups writes to the Go types of the tools (conformance/README.md).
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundled.mjs';
import { fail } from './fail.mjs';
import { go, hasGo, onOneCore } from './oracle.mjs';
import { cacheFolder, root } from './root.mjs';
import { run } from './run.mjs';

if (!(await hasGo())) fail('Go 1.26 or newer is required (https://go.dev/dl/).');
mkdirSync(join(cacheFolder, 'setups'), { recursive: true });
/** @type {Record<string, string>} */
const judges = {};
console.error('Building with the types of kubeadm, kind, Cluster API and Talos …');
for (const name of ['main', 'talos']) {
  judges[name] = join(cacheFolder, 'setups', name);
  const folder = join(root, 'conformance', 'setups', name);
  const built = await go(folder, ['build', '-p', '1', '-o', judges[name], '.'], onOneCore);
  if (built.code !== 0) fail(built.output.trim());
}
const script = await bundle('conformance/setups', 'record');
const { code } = await run(process.execPath, [script, '--judges', JSON.stringify(judges)], {
  show: true,
});
process.exit(code);
