import { expect, it } from 'vitest';
import { verifiedPage } from '../../hosting/verifiedPage.mjs';

it('shows the whole document about conformance', () => {
  const html = verifiedPage().transformIndexHtml.handler('<!-- conformance/README.md -->');
  expect(html).toContain('<h2>Out of scope</h2>');
  expect(html).toContain('<li><strong>load</strong>');
  expect(html).not.toMatch(/href="(?!https:)/);
  const tags = [...html.matchAll(/<(\/?)(\w+)[^>]*>/g)];
  const open: (string | undefined)[] = [];
  for (const [, slash, tag] of tags) {
    if (slash === '') open.push(tag);
    else expect(open.pop()).toBe(tag);
  }
  expect(open).toEqual([]);
  // Nothing is left of the Markdown outside of code.
  const words = html.replace(/<code>.*?<\/code>/gs, '').replace(/<[^>]*>/g, '');
  expect(words).not.toMatch(/`|\*\*|^\s*[-|#] |^\|/m);
});
