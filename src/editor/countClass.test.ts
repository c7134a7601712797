// @vitest-environment jsdom
import '../testing/browserForMonaco';
import { expect, it } from 'vitest';
import { countClass } from './countClass';

/** Returns what the page's style sheets show for a class. */
function shown(className: string): string[] {
  const name = className.split(' ').at(-1);
  return document.adoptedStyleSheets
    .flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText))
    .filter((rule) => rule.startsWith(`.${name}::before`))
    .map((rule) => /content:\s*["'](.*)["']/.exec(rule)?.[1] ?? rule);
}

const rows: [count: number, text: string][] = [
  [0, '0'],
  [1, '1'],
  [7, '7'],
  [71, '71'],
  [999, '999'],
  [1010, '1k'],
];
it.each(rows)('%i is shown as %s, with one rule however often it is used', (count, text) => {
  expect(shown(countClass(count))).toEqual([text]);
  expect(shown(countClass(count))).toEqual([text]);
});
