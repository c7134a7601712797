// The same cases through kube-apiserver's own code and through ours (conformance/README.md).
//   node scripts/conformance.mjs answer < cases.jsonl > answers.jsonl     our answers
import { spawn } from 'node:child_process';
import { bundle } from './bundled.mjs';
import { reasonToInstall } from './install.mjs';

const missing = reasonToInstall();
if (missing !== undefined) {
  // Standard output carries answers only.
  console.error(`Run npm ci first: ${missing}.`);
  process.exit(2);
}

const [command = '', ...args] = process.argv.slice(2);
const entries = { answer: 'answer', run: 'run', record: 'record', bench: 'bench' };
if (!Object.hasOwn(entries, command)) {
  console.error(`Say one of: ${Object.keys(entries).join(', ')}.`);
  process.exit(2);
}
const script = await bundle('conformance', entries[/** @type {keyof typeof entries} */ (command)]);
const child = spawn(process.execPath, ['--max-old-space-size=4096', script, ...args], {
  stdio: 'inherit',
});
child.on('close', (code) => process.exit(code ?? 1));
