import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { oneFile } from '../../scripts/oneFile.mjs';
import { codeOf } from '../../scripts/packedData.mjs';

const chunk = (fileName: string, code: string, imports: string[] = [], isEntry = false) => ({
  fileName,
  code,
  imports,
  isEntry,
});

/** Runs the file that these chunks become, and returns what they left in `log`. */
function logOf(chunks: Parameters<typeof oneFile>[0], isHot: Parameters<typeof oneFile>[1]) {
  const log: unknown[] = [];
  // oxlint-disable-next-line typescript/no-implied-eval
  new Function('log', 'require', oneFile(chunks, isHot))(log, createRequire(import.meta.url));
  return log;
}

describe('one file of chunks', () => {
  const chunks = [
    chunk('a.js', 'log.push("a");exports.one=1', []),
    chunk('unused.js', 'log.push("unused")', ['a.js']),
    chunk(
      'main.js',
      'const a=require("./a.js"),p=require("node:path"),again=require(`./a.js`);log.push(a.one,a===again,p.posix.sep)',
      ['a.js', 'node:path'],
      true,
    ),
  ];

  it.each([true, false])('runs a chunk once, when it is required; hot: %s', (isHot) => {
    expect(logOf(chunks, () => isHot)).toEqual(['a', 1, true, '/']);
  });

  it('refuses chunks that require each other', () => {
    const circle = [chunk('a.js', '', ['b.js'], true), chunk('b.js', '', ['a.js'])];
    expect(() => oneFile(circle, () => false)).toThrow('a.js → b.js → a.js');
  });
});

describe('packed data', () => {
  it('is the same value', async () => {
    const value = { a: [1, 'é', null], b: { 'x"\n': true } };
    const code = Buffer.from(codeOf('export default', value)).toString('base64');
    const read = (await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`)) as object;
    expect(read).toHaveProperty('default', value);
  });

  it.each([[{ a: undefined }], [new Map([[1, 2]])], [[-0]]])('refuses %o', (value) => {
    expect(() => codeOf('export default', value)).toThrow('JSON cannot hold');
  });
});
