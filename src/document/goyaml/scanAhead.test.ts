import { expect, it } from 'vitest';
import { resultOf } from '../../audit/steps';
import { hostileTexts } from '../../testing/hostileTexts';
import { parseInSteps } from '../parse';

const lines = ['a', '  b', '', ' \t', "it''s", '\\n\\', '---x', '# c', '😀'];
const scalars = ['\n', '\r\n', '\r', '\u0085', '\u2028'].flatMap((lineBreak) => [
  ...['x: "', "x: '"].map((open) => open + lines.join(lineBreak) + open.at(-1)),
  ...['x: a\n ', 'x: |\n  ', 'x: >+\n  ', '- a\n'].map(
    (open) => open + lines.slice(0, 3).join(`${lineBreak}  `),
  ),
]);
const texts = {
  ...Object.fromEntries(scalars.map((text) => [JSON.stringify(text), text])),
  'an unknown escape before a control character': `x: "${'a\n'.repeat(252)}\\q"\u0001`,
  'a key that is not one': `a: b\n"c\n\nd" e\n`,
  'a document before a fault': `- &a b\n---\n"c\n\n`,
  ...Object.fromEntries(Object.entries(hostileTexts).map(([kind, textOf]) => [kind, textOf(400)])),
};

it.each(Object.entries(texts))('%s: parsed alike at once and with pauses everywhere', (_, text) => {
  const atOnce = resultOf(parseInSteps(text, text.length));
  for (const stepOf of [1, 3, 40]) {
    expect(resultOf(parseInSteps(text, stepOf))).toEqual(atOnce);
  }
});

it('pauses within a long scalar', () => {
  const steps = parseInSteps(`x: "${'a\n'.repeat(50_000)}"`);
  expect([...steps].length).toBeGreaterThan(4);
});
