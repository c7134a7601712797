// npm run package: packs the command line, installs the package in an empty folder, and runs it there.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine, ensureCommandLine } from './commandLine.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

/** The package holds what the command needs, and no more. */
const files = [
  'LICENSE',
  'README.md',
  'bin/auditorium.js',
  'package.json',
  'public/third-party-notices.txt',
];
const packedAtMost = 1_000_000;

await ensureInstalled();
await ensureCommandLine();
/** @type {string[]} */
const faults = [];
const folder = mkdtempSync(join(tmpdir(), 'auditorium-package-'));
let packed = 0;
try {
  const pack = await run('npm', [
    'pack',
    '--json',
    '--ignore-scripts',
    '--pack-destination',
    folder,
  ]);
  if (pack.code !== 0) throw new Error(`npm pack failed:\n${pack.output}`);
  const [report] = JSON.parse(pack.output.slice(pack.output.indexOf('[')));
  packed = statSync(join(folder, report.filename)).size;
  const inside = report.files.map((/** @type {{ path: string }} */ { path }) => path).sort();
  if (String(inside) !== String(files)) faults.push(`The package holds ${inside.join(', ')}.`);
  if (packed > packedAtMost)
    faults.push(`The package has ${packed} bytes, more than ${packedAtMost}.`);
  const text = readFileSync(commandLine, 'utf8');
  for (const [name, mark] of [
    ['React', 'react.element'],
    ['Monaco', 'monaco-editor'],
  ]) {
    if (text.includes(String(mark))) faults.push(`bin/auditorium.js holds ${name}.`);
  }

  const app = join(folder, 'app');
  writeFileSync(
    join(folder, 'policy.yaml'),
    'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Everything\n',
  );
  const install = await run('npm', [
    'install',
    '--prefix',
    app,
    '--offline',
    '--no-audit',
    '--no-fund',
    join(folder, report.filename),
  ]);
  if (install.code !== 0) throw new Error(`npm install failed:\n${install.output}`);
  const bin = join(app, 'node_modules/.bin/auditorium');
  /** @param {string[]} args @param {string} [input] */
  const auditorium = (args, input = '') =>
    spawnSync(bin, args, {
      cwd: folder,
      input,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
  const checked = auditorium(['check', 'policy.yaml']);
  if (checked.status !== 1 || !checked.stdout.includes('policy.yaml:4:10: error: kube-apiserver:'))
    faults.push(`check: exit ${checked.status}\n${checked.stdout}${checked.stderr}`);
  const explained = auditorium(
    ['explain', '-', '--kubectl', 'kubectl get pods'],
    'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata\n',
  );
  if (
    explained.status !== 0 ||
    !explained.stdout.includes('Matched by rule 1 (line 4): level Metadata.')
  )
    faults.push(`explain: exit ${explained.status}\n${explained.stdout}${explained.stderr}`);
  // A reader that has seen enough.
  const piped = spawnSync('sh', ['-c', `"${bin}" events - | head -n 1`], {
    input: 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: RequestResponse\n',
    encoding: 'utf8',
  });
  if (process.platform !== 'win32' && (piped.stderr !== '' || !piped.stdout.startsWith('{')))
    faults.push(`a closed pipe: ${piped.stdout}${piped.stderr}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.log(fault);
if (faults.length > 0) process.exitCode = 1;
else {
  const size = statSync(join(root, 'bin/auditorium.js')).size;
  console.log(
    `${files.length} files, ${Math.ceil(packed / 1000)} kB packed; bin/auditorium.js ${Math.ceil(size / 1000)} kB`,
  );
}
