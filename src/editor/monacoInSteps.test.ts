import { expect, test } from 'vitest';
import { inSteps } from '../../hosting/monacoInSteps.mjs';

const a = '// a.js\nvar a = 1;\n';
const b = '// b.js\n// what b does\nvar b = `\n// text\n`;\n';
const c = '// c.js\nvar c = 3;\n';
const isModule = (path: string) => /^[abc]\.js$/.test(path);

test.each([
  ['a step for each module', 1, [a, b, c]],
  ['several modules in a step', a.length + 1, [a + b, c]],
  ['all in one', 1000, [a + b + c]],
])('%s', (_name, least, steps) => {
  expect(inSteps(a + b + c, isModule, least)).toEqual(steps);
});
