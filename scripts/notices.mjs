// npm run notices: writes public/third-party-notices.txt, the licenses of everything that is served.
//   --check   only checks that the file is current, against the build that is there (for npm test)
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageList } from '../hosting/servedPackages.mjs';
import { ensureBuilt } from './built.mjs';
import { ensureInstalled } from './install.mjs';
import { readJson, root } from './root.mjs';

const target = 'public/third-party-notices.txt';
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'OFL-1.1',
]);

/** Build tools that put a piece of their own into every build. */
const builtIn = [
  { name: 'vite', part: 'the module preload helper', until: '\n# Licenses of bundled' },
];

/** Code of this project that follows other people's, with its own notice. */
const ownNotices = ['src/document/goyaml/NOTICE.md'];

/** Packages that another one carries inside its own files, where the build does not see them. */
const carried = { 'node_modules/monaco-editor': ['node_modules/dompurify', 'node_modules/marked'] };

/** License texts for packages that name a license but include no file. */
const textFrom = { 'client-only': 'react' };

/** @type {string[]} */
const faults = [];
const isCheck = process.argv.includes('--check');
if (!isCheck) {
  await ensureInstalled();
  await ensureBuilt();
}
const packages = servedPackages();
const text = [
  'Auditorium contains the following third-party software and fonts.\n',
  ...packages.map(packageNotice),
  ...builtIn.map(builtInNotice),
  ...ownNotices
    .filter((path) => existsSync(join(root, path)))
    .map((path) => section(path, read(path))),
].join('\n');

const current = existsSync(join(root, target)) ? read(target) : '';
if (faults.length === 0 && text !== current) {
  if (isCheck) faults.push(`${target} is not current. Run npm run notices.`);
  else writeFileSync(join(root, target), text);
}
for (const fault of faults) console.log(fault);
if (faults.length > 0) process.exitCode = 1;
else console.log(`${packages.length} packages`);

/**
 * @typedef {{ name: string, path: string, version: string, license: string }} Package
 * @returns {Package[]} what the build serves, by name
 */
function servedPackages() {
  if (!existsSync(join(root, 'dist', packageList))) {
    throw new Error('There is no build. Run npm run build.');
  }
  /** @type {string[]} */
  const built = readJson(`dist/${packageList}`);
  const inside = built.flatMap((path) => carried[/** @type {keyof typeof carried} */ (path)] ?? []);
  const lock = readJson('package-lock.json').packages;
  return [...built, ...inside]
    .map((path) => ({ ...lock[path], path, name: path.replace(/^.*node_modules\//, '') }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/**
 * @param {Package} found
 * @returns {string}
 */
function packageNotice({ name, path, version, license }) {
  const chosen = choose(license);
  if (chosen === undefined) faults.push(`${name} ${version}: license ${license} is not allowed`);
  // Where there is a choice of licenses, only the chosen one's text belongs here.
  const files = licenseFiles(path).filter((file) => chosen === license || !/-MPL/i.test(file));
  const lender = textFrom[/** @type {keyof typeof textFrom} */ (name)];
  const texts = lender
    ? [read(`node_modules/${lender}/LICENSE`)]
    : files.map((file) => read(`${path}/${file}`));
  if (texts.length === 0) faults.push(`${name} ${version}: includes no license text`);
  return section(`${name} ${version} (${chosen})`, texts.join('\n\n'));
}

/** @param {{ name: string, part: string, until: string }} piece */
function builtInNotice({ name, part, until }) {
  const file = licenseFiles(`node_modules/${name}`)[0];
  if (file === undefined) {
    faults.push(`${name}: includes no license text`);
    return '';
  }
  const text = read(`node_modules/${name}/${file}`).split(until)[0] ?? '';
  return section(`${name} (${part})`, text);
}

/**
 * @param {string} license an SPDX expression: one id, or a choice of several
 * @returns {string | undefined} the id that applies
 */
function choose(license) {
  const ids = license.replace(/[()]/g, '').split(' OR ');
  return ids.find((id) => allowed.has(id));
}

/**
 * @param {string} folder
 * @returns {string[]} names of its license and notice files, including those of bundled third parties
 */
function licenseFiles(folder) {
  return readdirSync(join(root, folder))
    .filter((file) => /^(licen[cs]e|copying|notice|third-?party-?notices?)/i.test(file))
    .sort();
}

/**
 * @param {string} title
 * @param {string} body
 */
function section(title, body) {
  return `${'='.repeat(80)}\n${title}\n${'='.repeat(80)}\n\n${body.trim()}\n`;
}

/** @param {string} path relative to the project's root */
function read(path) {
  return readFileSync(join(root, path), 'utf8')
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n');
}
