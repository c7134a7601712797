// npm run notices: writes public/third-party-notices.txt, the licences of everything that is served.
// With --check it only says whether the file is current (for npm test).
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Development packages of which a piece ends up in every build. */
const builtIn = [
  { name: 'vite', part: 'the module preload helper', until: '\n# Licenses of bundled' },
];

/** Code of this project that follows other people's, with its own notice. */
const ownNotices = ['src/document/goyaml/NOTICE.md'];

/** Packages that ship types only, so that nothing of them is served. */
const typesOnly = /^(@types\/|csstype$|@react-types\/)/;

/** Licence texts for packages that state a licence but bring no file. */
const textFrom = { 'client-only': 'react' };

/** @type {string[]} */
const faults = [];
const packages = productionPackages();
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
  if (process.argv.includes('--check')) faults.push(`${target} is not current: npm run notices`);
  else writeFileSync(join(root, target), text);
}
for (const fault of faults) console.log(fault);
if (faults.length > 0) process.exitCode = 1;
else console.log(`${packages.length} packages`);

/**
 * @typedef {{ name: string, path: string, version: string, license: string }} Package
 * @returns {Package[]} what the lock file installs without development packages, by name
 */
function productionPackages() {
  /** @type {[string, any][]} */
  const entries = Object.entries(readJson('package-lock.json').packages);
  return entries
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional)
    .map(([path, entry]) => ({ ...entry, path, name: path.replace(/^.*node_modules\//, '') }))
    .filter(({ name }) => !typesOnly.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/**
 * @param {Package} found
 * @returns {string}
 */
function packageNotice({ name, path, version, license }) {
  const chosen = choose(license);
  if (chosen === undefined) faults.push(`${name} ${version}: licence ${license} is not allowed`);
  // Where there is a choice of licences, only the chosen one's text belongs here.
  const files = licenceFiles(path).filter((file) => chosen === license || !/-MPL/i.test(file));
  const lender = textFrom[/** @type {keyof typeof textFrom} */ (name)];
  const texts = lender
    ? [read(`node_modules/${lender}/LICENSE`)]
    : files.map((file) => read(`${path}/${file}`));
  if (texts.length === 0) faults.push(`${name} ${version}: brings no licence text`);
  return section(`${name} ${version} (${chosen})`, texts.join('\n\n'));
}

/** @param {{ name: string, part: string, until: string }} piece */
function builtInNotice({ name, part, until }) {
  const file = licenceFiles(`node_modules/${name}`)[0];
  if (file === undefined) {
    faults.push(`${name}: brings no licence text`);
    return '';
  }
  const licence = read(`node_modules/${name}/${file}`).split(until)[0] ?? '';
  return section(`${name} (${part})`, licence);
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
 * @returns {string[]} names of its licence and notice files, the bundled third parties' included
 */
function licenceFiles(folder) {
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
