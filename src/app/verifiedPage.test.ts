import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { markdownToHtml } from '../../hosting/markdown.mjs';

const rows: [what: string, text: string, html: string][] = [
  ['heading', '## A <b> & c', '<h2>A &lt;b&gt; &amp; c</h2>'],
  ['paragraph', 'one\ntwo\n\nthree', '<p>one\ntwo</p>\n<p>three</p>'],
  ['code', 'run `a <b>` **now**', '<p>run <code>a &lt;b&gt;</code> <strong>now</strong></p>'],
  ['link', '[docs](https://kubernetes.io/a)', '<p><a href="https://kubernetes.io/a">docs</a></p>'],
  ['no other link', '[x](javascript:1)', '<p>[x](javascript:1)</p>'],
  ['fence', '```\n# a\n\n- b\n```\nc', '<pre><code># a\n\n- b\n</code></pre>\n<p>c</p>'],
  ['fence without an end', '```\na', '<pre><code>a\n</code></pre>'],
  ['list', '- a\n  more\n- b\n\nc', '<ul><li>a\nmore</li><li>b</li></ul>\n<p>c</p>'],
  [
    'list in a list',
    '- a\n  - b\n  - c\n- d',
    '<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>',
  ],
  ['numbers', '1. a\n2. b', '<ol><li>a</li><li>b</li></ol>'],
  [
    'table',
    '| a | b |\n| --- | --- |\n| `c` | d |',
    '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td><code>c</code></td><td>d</td></tr></tbody></table>',
  ],
];
it.each(rows)('%s', (_, text, html) => {
  expect(markdownToHtml(text)).toBe(html);
});

it('shows the whole document about conformance', () => {
  const html = markdownToHtml(readFileSync('conformance/README.md', 'utf8'));
  expect(html).toContain('<h2>Out of scope</h2>');
  expect(html).toContain('<li><strong>load</strong>');
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
