// npm run layers: checks imports against the table in .dependency-cruiser.cjs, and forbids barrels.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { root } from './root.mjs';
import { runNode } from './run.mjs';

const everyFile = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
const sources = everyFile.filter((path) => /\.tsx?$/.test(path));

const { code, output } = await runNode(
  'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
);
/** @type {import('dependency-cruiser').ICruiseResult} */
const result = parse(output);

const reasons = new Map(
  result.summary.ruleSetUsed?.forbidden?.map((rule) => [rule.name, rule.comment]),
);
/** @type {string[]} */
const faults = result.summary.violations.map(
  ({ rule, from, to }) =>
    `${rule.name}: ${from}${to === from ? '' : ` → ${to}`}\n    ${reasons.get(rule.name)}`,
);
const cruised = new Set(result.modules.map((module) => module.source));
const missed = sources.filter((path) => !cruised.has(path));
if (missed.length > 0) {
  // With a TypeScript version it does not support, dependency-cruiser sees no modules and reports nothing.
  faults.push(`missed by dependency-cruiser:\n    ${missed.join('\n    ')}`);
}
/** @type {import('dependency-cruiser').IConfiguration} */
const { forbidden = [] } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
const rowless = forbidden.find(({ name }) => name === 'every-folder-has-a-row');
if (typeof rowless?.from.path !== 'string')
  throw new Error('The rule every-folder-has-a-row is missing.');
const withoutRow = new RegExp(rowless.from.path);
// The rule only sees imports, but a folder whose files import nothing needs a row too.
const folders = new Set(
  sources.filter((path) => withoutRow.test(path)).map((path) => path.split('/', 2).join('/')),
);
for (const folder of folders) faults.push(`${rowless.name}: ${folder}\n    ${rowless.comment}`);
/** A folder with more files than this is two folders. */
const filesAtMost = 40;
/** @type {Map<string, number>} */
const filesIn = new Map();
for (const path of everyFile.filter((each) => !each.startsWith('src/testing/'))) {
  filesIn.set(dirname(path), (filesIn.get(dirname(path)) ?? 0) + 1);
}
for (const [folder, count] of filesIn) {
  if (count <= filesAtMost) continue;
  faults.push(
    `small-folders: ${folder} has ${count} files\n    At most ${filesAtMost}: find its parts.`,
  );
}
for (const path of sources.filter((source) => /\/index\.tsx?$/.test(source))) {
  faults.push(`no-barrels: ${path}\n    Import the file itself.`);
}

for (const fault of faults) console.log(`  ${fault}`);
console.log(`${sources.length} modules, ${faults.length} forbidden imports`);
process.exitCode = faults.length > 0 ? 1 : 0;

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    console.log(text);
    console.log(`dependency-cruiser wrote no report (exit code ${code}).`);
    process.exit(1);
  }
}
