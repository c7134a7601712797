// npm run bench: measures speeds and sizes on this machine, against their targets (docs/measurements.md).
//   npm run bench -- evaluator commands keystroke own …                         only these parts, of all in `parts` below
//   npm run bench -- links --policies folder                                    link lengths of a folder's policies
//   npm run bench -- texts --kind users                                         only kinds of texts with this in their name
//   npm run bench -- texts --size 190000                                        texts of this length
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './built.mjs';
import { bundled } from './bundled.mjs';
import { chromiumArgs, chromiumToMeasure } from './chromium.mjs';
import { commandLine, ensureCommandLine } from './commandLine.mjs';
import { ensureInstalled } from './install.mjs';
import { cacheFolder, readJson, root } from './root.mjs';
import { stopOnSignals } from './run.mjs';
import { brotliKb, budgets, measureBuild } from './sizes.mjs';

/** @typedef {import('../bench/row.ts').Row} Row */

const benchFolder = join(cacheFolder, 'bench');
const manyRequests = join(benchFolder, 'many-requests');

stopOnSignals();
await ensureInstalled();
const { build, preview } = await import('vite');

/** @type {Record<string, () => Promise<Iterable<Row> | AsyncIterable<Row>>>} */
const parts = {
  evaluator,
  proofs,
  commands,
  keystroke,
  own,
  interaction,
  scroll,
  sizes,
  links,
  texts,
  terminal,
};
const { positionals: asked, values } = parseArgs({
  allowPositionals: true,
  options: { policies: { type: 'string' }, kind: { type: 'string' }, size: { type: 'string' } },
});
let isMissed = false;
for (const [name, measure] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for await (const row of await measure()) {
    print(row);
    if (row.target && !row.target.met) isMissed = true;
  }
}
process.exit(isMissed ? 1 : 0);

/**
 * Prints a row as soon as it is there.
 * @param {Row} row
 */
function print({ what, measured, target }) {
  const verdict = target ? `${target.met ? '✓' : '✗'} ${target.text}` : '';
  console.log(`${what.padEnd(60)}   ${measured.padEnd(20)}   ${verdict}`.trimEnd());
}

async function evaluator() {
  /** @type {typeof import('../bench/evaluator.ts')} */
  const { benchEvaluator } = await bundled('bench', 'evaluator');
  return benchEvaluator();
}

async function proofs() {
  /** @type {typeof import('../bench/proofs.ts')} */
  const { benchProofs } = await bundled('bench', 'proofs');
  return benchProofs();
}

async function keystroke() {
  await ensureBuilt();
  /** @type {typeof import('../bench/keystroke.ts')} */
  const { benchKeystroke } = await bundled('bench', 'keystroke');
  return inBrowser(benchKeystroke);
}

async function commands() {
  /** @type {typeof import('../bench/commands.ts')} */
  const { benchCommands } = await bundled('bench', 'commands');
  return benchCommands();
}

async function own() {
  await ensureBuilt();
  /** @type {typeof import('../bench/keystroke.ts')} */
  const { benchOwn } = await bundled('bench', 'keystroke');
  return inBrowser(benchOwn);
}

async function interaction() {
  await ensureBuilt();
  /** @type {typeof import('../bench/interaction.ts')} */
  const { benchInteraction } = await bundled('bench', 'interaction');
  return inBrowser(benchInteraction);
}

async function scroll() {
  await buildWithManyRequests();
  /** @type {typeof import('../bench/scroll.ts')} */
  const { benchScroll } = await bundled('bench', 'scroll');
  return inBrowser(benchScroll, manyRequests);
}

/** Makes a build whose catalog repeats the sample requests until there are a thousand. */
async function buildWithManyRequests() {
  await build({
    root,
    logLevel: 'error',
    build: { outDir: manyRequests, emptyOutDir: true },
    plugins: [
      {
        name: 'many-requests',
        enforce: 'pre',
        transform(code, id) {
          if (!id.endsWith('src/catalog/requests.ts')) return undefined;
          const few = code.replace('export const sampleRequests', 'const few');
          if (few === code) throw new Error('src/catalog/requests.ts exports no sampleRequests.');
          return `${few}
            export const sampleRequests = Array.from({ length: 1000 }, (_, at) => {
              const request = few[at % few.length];
              return { ...request, id: request.id + '-' + at };
            });`;
        },
      },
    ],
  });
}

/**
 * Serves a build while it is measured.
 * @param {(place: import('../bench/keystroke.ts').Place) => Promise<Row[]>} measure
 */
async function inBrowser(measure, outDir = join(root, 'dist')) {
  const server = await preview({
    root,
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 41747 },
  });
  try {
    return await measure({
      address: server.resolvedUrls?.local[0] ?? '',
      executablePath: await chromiumToMeasure(),
      args: chromiumArgs,
      traceFolder: benchFolder,
      editorScripts: editorScripts(),
    });
  } finally {
    await server.close();
  }
}

async function links() {
  /** @type {typeof import('../bench/links.ts')} */
  const { benchLinks } = await bundled('bench', 'links');
  return benchLinks(values.policies);
}

async function texts() {
  /** @type {typeof import('../bench/texts.ts')} */
  const { benchTexts } = await bundled('bench', 'texts');
  return benchTexts(values.kind, values.size === undefined ? undefined : Number(values.size));
}

async function terminal() {
  await ensureCommandLine();
  /** @type {typeof import('../bench/terminal.ts')} */
  const { benchTerminal } = await bundled('bench', 'terminal');
  return benchTerminal(commandLine, join(benchFolder, 'policies'));
}

/** @returns {Promise<Row[]>} */
async function sizes() {
  await ensureBuilt();
  const { firstScripts, everything } = await measureBuild();
  return [
    sizeRow('JavaScript before first use, brotli', brotliKb(firstScripts), budgets.firstScripts),
    sizeRow('everything served, brotli', brotliKb(everything), budgets.everything),
  ];
}

/**
 * @param {string} what
 * @param {number} size kB
 * @param {number} budget kB
 * @returns {Row}
 */
function sizeRow(what, size, budget) {
  const target = { text: `≤ ${budget} kB`, met: size <= budget };
  return { what, measured: `${size.toFixed(1)} kB`, target };
}

/** @returns {string[]} the chunks that src/editor loads on demand */
function editorScripts() {
  /** @type {Record<string, { file: string, src?: string, isDynamicEntry?: boolean }>} */
  const manifest = readJson('dist/.vite/manifest.json');
  return Object.values(manifest)
    .filter(({ src, isDynamicEntry }) => isDynamicEntry && src?.startsWith('src/editor/'))
    .map(({ file }) => file);
}
