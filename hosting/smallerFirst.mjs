import { minify } from 'terser';

/** The scripts before first use. */
const first = /^(both|studio)/;

/**
 * Minifies the scripts before first use with terser as well: 1.6 % less to load (docs/measurements.md). All others
 * would only take longer to build.
 * @returns {import('vite').Plugin}
 */
export function smallerFirst() {
  return {
    name: 'auditorium-smaller-first',
    apply: 'build',
    async renderChunk(code, { name }) {
      if (!first.test(name)) return null;
      const { code: smaller } = await minify(code, {
        module: true,
        ecma: 2020,
        compress: { passes: 2 },
      });
      return smaller === undefined ? null : { code: smaller, map: null };
    },
  };
}
