import { expect, test } from 'vitest';
import { readPlainMarkdown, type Block } from './plainMarkdown';

const paragraph = (text: string): Block => ({
  kind: 'paragraph',
  content: [{ kind: 'text', text }],
});

test.each<[string, string, Block[]]>([
  ['nothing', ' \n', []],
  ['two paragraphs', 'a\n\nb', [paragraph('a'), paragraph('b')]],
  [
    'marks',
    'Use `a*b`, **now** or *later*.',
    [
      {
        kind: 'paragraph',
        content: [
          { kind: 'text', text: 'Use ' },
          { kind: 'code', text: 'a*b' },
          { kind: 'text', text: ', ' },
          { kind: 'strong', text: 'now' },
          { kind: 'text', text: ' or ' },
          { kind: 'emphasis', text: 'later' },
          { kind: 'text', text: '.' },
        ],
      },
    ],
  ],
  [
    'a list, and a number that begins none',
    '- a\n- b\n\n2026 was',
    [
      {
        kind: 'list',
        isNumbered: false,
        items: [[{ kind: 'text', text: 'a' }], [{ kind: 'text', text: 'b' }]],
      },
      paragraph('2026 was'),
    ],
  ],
  ['fenced code', '```yaml\na: 1\n```\nb', [{ kind: 'code', text: 'a: 1' }, paragraph('b')]],
  ['code without an end', '```\na', [{ kind: 'code', text: 'a' }]],
  ['HTML is text', '<img src=x onerror=alert(1)>', [paragraph('<img src=x onerror=alert(1)>')]],
  [
    'a link to a script is text',
    '[a](javascript:alert%281%29)',
    [paragraph('[a](javascript:alert%281%29)')],
  ],
  [
    'a link',
    '[a](https://example.com/)',
    [{ kind: 'paragraph', content: [{ kind: 'link', text: 'a', href: 'https://example.com/' }] }],
  ],
])('%s', (_name, text, blocks) => {
  expect(readPlainMarkdown(text)).toEqual(blocks);
});

test.each([
  ['asterisks', '*'.repeat(200_000)],
  ['brackets', '['.repeat(200_000)],
  ['backquotes', '` '.repeat(100_000)],
  ['fences', '```\n'.repeat(50_001)],
  ['lists in lists', '- '.repeat(100_000)],
])('reads a long text of %s', (_name, text) => {
  expect(readPlainMarkdown(text).length).toBeGreaterThan(0);
});
