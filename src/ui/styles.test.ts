import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The style sheets of the page as it is on a screen: what is only printed costs nothing. */
const sheets = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.css') && !path.endsWith('print.css'),
);

test('no style of a large part depends on what is in it', () => {
  // Every change in that part would restyle all of it: with `body:has(…)`, each key the whole page.
  const large = sheets.flatMap((path) =>
    [
      ...readFileSync(`src/${path}`, 'utf8').matchAll(
        /(?:html|body|:root|panel|main|split)\)?:has\(/g,
      ),
    ].map(([found]) => `${path}: ${found}`),
  );
  expect(sheets.length).toBeGreaterThan(30);
  expect(large).toEqual([]);
});
