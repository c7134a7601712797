// Builds the command line into one file, bin/auditorium.js. `npm run auditorium -- …` builds it when needed, and runs it.
import { chmodSync, existsSync, openSync, readSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sourceSum } from '../hosting/sourceSum.mjs';
import { root } from './root.mjs';

/** The file that package.json names as `bin`. */
export const commandLine = join(root, 'bin/auditorium.js');

/** Builds bin/auditorium.js, unless it is there and made from the current sources. Throws when the build fails. */
export async function ensureCommandLine() {
  const first = `#!/usr/bin/env node\n// Auditorium's command line. Built from sources with the sum ${sourceSum(root)}.\n`;
  if (startOf(commandLine, first.length) === first) return;
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    // yaml's modules for browsers: those for Node are CommonJS, which nothing can leave parts out of.
    ssr: { noExternal: true, resolve: { conditions: ['browser', 'module', 'import', 'default'] } },
    build: {
      ssr: join(root, 'src/cli/main.ts'),
      outDir: join(root, 'bin'),
      target: 'node20',
      minify: true,
      rolldownOptions: {
        output: { entryFileNames: 'auditorium.js', codeSplitting: false, banner: first },
      },
    },
  });
  chmodSync(commandLine, 0o755);
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
