// Builds the command line into one file, bin/auditorium.js. `npm run auditorium -- …` builds it when needed, and runs it.
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sourceSum } from '../hosting/sourceSum.mjs';
import { oneFile } from './oneFile.mjs';
import { packedData } from './packedData.mjs';
import { root } from './root.mjs';

/** The file that package.json names as `bin`. */
export const commandLine = join(root, 'bin/auditorium.js');

/** Lets the chunks require Node's modules. */
const asModule =
  "import{createRequire}from'node:module';const require=createRequire(import.meta.url);\n";

/** Builds bin/auditorium.js, unless it is there and made from the current sources. Throws when the build fails. */
export async function ensureCommandLine() {
  const first = `#!/usr/bin/env node\n// Auditorium's command line. Built from sources with the sum ${sourceSum(root)}.\n`;
  if (startOf(commandLine, first.length) === first) return;
  const { build } = await import('vite');
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [packedData()],
    // yaml's modules for browsers: those for Node are CommonJS, which nothing can leave parts out of.
    ssr: { noExternal: true, resolve: { conditions: ['browser', 'module', 'import', 'default'] } },
    build: {
      ssr: join(root, 'src/cli/main.ts'),
      write: false,
      target: 'node20',
      minify: true,
      // What `oneFile` joins.
      rolldownOptions: { output: { format: 'cjs' } },
    },
  });
  const chunks = [built]
    .flat()
    .flatMap((each) => ('output' in each ? each.output : []))
    .filter((each) => each.type === 'chunk');
  rmSync(dirname(commandLine), { recursive: true, force: true });
  mkdirSync(dirname(commandLine), { recursive: true });
  writeFileSync(commandLine, first + asModule + oneFile(chunks, isForCheck(chunks)));
  chmodSync(commandLine, 0o755);
}

/**
 * Returns whether a chunk is run for `auditorium check`, the command that runs most often.
 * @param {readonly (import('./oneFile.mjs').Chunk & { facadeModuleId: string | null })[]} chunks
 */
function isForCheck(chunks) {
  const check = chunks.find((each) => each.facadeModuleId?.endsWith('/src/cli/check/command.ts'));
  if (!check) throw new Error('The command check has no chunk.');
  const names = new Set([check.fileName, ...check.imports]);
  return (/** @type {import('./oneFile.mjs').Chunk} */ { fileName, isEntry }) =>
    isEntry || names.has(fileName);
}

/**
 * @param {string} path
 * @param {number} length in characters
 * @returns {string | undefined}
 */
function startOf(path, length) {
  if (!existsSync(path)) return undefined;
  const buffer = Buffer.alloc(length);
  const file = openSync(path, 'r');
  readSync(file, buffer, 0, length, 0);
  closeSync(file);
  return buffer.toString('utf8');
}

if (process.argv[1] === import.meta.filename) {
  const { ensureInstalled } = await import('./install.mjs');
  const isBuilding = process.argv[2] === '--build';
  // Standard output is for the answer.
  const log = console.log;
  console.log = console.error;
  await ensureInstalled();
  await ensureCommandLine();
  console.log = log;
  if (!isBuilding) await import(pathToFileURL(commandLine).href);
}
