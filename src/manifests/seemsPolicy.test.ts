import { expect, it } from 'vitest';
import { expectInProportion } from '../testing/expectInProportion';
import { many } from '../testing/many';
import { seemsPolicy } from './seemsPolicy';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';

const rows: [name: string, text: string, seems: boolean][] = [
  ['a policy', `${head}rules:\n- level: None\n`, true],
  ['one with a syntax error, after comments', `# mine\n\n---\n${head}rules: [`, true],
  ['JSON', '{"kind":"Policy","apiVersion":"audit.k8s.io/v1"}', true],
  ['another kind', 'apiVersion: audit.k8s.io/v1\nkind: Event\n', false],
  ['another group', 'apiVersion: policy/v1\nkind: Policy\n', false],
  ['a script that writes one', `cat <<EOF > p\n${head}EOF\n`, false],
  ['nothing', '', false],
];
it.each(rows)('%s', (_name, text, seems) => {
  expect(seemsPolicy(text)).toBe(seems);
});

it('reads blank lines and comments in proportion', () => {
  const textOf = (length: number) => `${many(length, '  \n# audit.k8s.io\n')}a: [`;
  expect(seemsPolicy(textOf(700_000))).toBe(false);
  expectInProportion(32_000, textOf, seemsPolicy);
});
