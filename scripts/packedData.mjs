import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { bundled } from './bundled.mjs';

/**
 * Modules that are one large value each: what they export it as, and where it comes from.
 * @type {readonly { of: RegExp, exported: string, read: (path: string) => unknown }[]}
 */
const tables = [
  {
    of: /\/src\/requests\/kubectl\/flags\.json$/,
    exported: 'export default',
    read: (path) => JSON.parse(readFileSync(path, 'utf8')),
  },
  {
    of: /\/src\/catalog\/requests\.ts$/,
    exported: 'export const sampleRequests =',
    read: async () => (await bundled('src/catalog', 'requests')).sampleRequests,
  },
];

/**
 * Keeps these tables compressed in the command line; a module unpacks its own when it is first used.
 * @returns {import('vite').Plugin}
 */
export function packedData() {
  let packed = 0;
  return {
    name: 'auditorium-packed-data',
    enforce: 'post',
    transform: {
      filter: { id: tables.map(({ of }) => of) },
      async handler(_, id) {
        const table = tables.find(({ of }) => of.test(id));
        if (!table) return undefined;
        packed++;
        return { code: codeOf(table.exported, await table.read(id)), map: null };
      },
    },
    generateBundle() {
      if (packed < tables.length) throw new Error('A table of the command line has moved.');
    },
  };
}

/**
 * Returns a module that exports a value. Throws if JSON cannot hold it.
 * @param {string} exported
 * @param {unknown} value
 */
export function codeOf(exported, value) {
  const json = JSON.stringify(value);
  if (!isDeepStrictEqual(JSON.parse(json), value))
    throw new Error(`JSON cannot hold what follows ${exported}`);
  const bytes = Buffer.from(json);
  const text = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }).toString('base64');
  return `import { brotliDecompressSync } from 'node:zlib';
${exported} JSON.parse(brotliDecompressSync(Buffer.from('${text}', 'base64')).toString());`;
}
