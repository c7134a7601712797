import { expect, it } from 'vitest';
import { emptyClass } from '../../hosting/monacoWithout.mjs';

it('leaves of a module only that it exports a class', () => {
  expect(emptyClass('import "./a.js";\nclass Gpu {\n}\nexport { Gpu };\n')).toBe(
    'export class Gpu {}\n',
  );
});

it.each(['export { A, B };\n', 'export { A };\nexport const b = 1;\n', 'class A {}\n'])(
  'refuses %j',
  (code) => expect(() => emptyClass(code)).toThrow('exports more than a class'),
);
