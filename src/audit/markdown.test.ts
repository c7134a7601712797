import fc from 'fast-check';
import { lexer, type Token } from 'marked';
import { describe, expect, test } from 'vitest';
import { longestTicks, markdownLink, markdownText } from './markdown';

const names = new Map(Object.entries({ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }));

/** What a reader sees of Markdown, or the first token that is not plain text. */
function shown(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'paragraph' && token.tokens) return shown(token.tokens);
      if (token.type !== 'text' && token.type !== 'escape') return `<<${token.type}>>`;
      const text = 'text' in token ? String(token.text) : '';
      return text.replace(/&(?:#(\d+)|\w+);/g, (name, code?: string) =>
        code === undefined ? (names.get(name) ?? name) : String.fromCharCode(Number(code)),
      );
    })
    .join('');
}

const rows = [
  'My policy',
  'My policy (copy)',
  '~~gone~~ and ~gone~',
  '&copy; &#35; &amp; AT&T',
  '![x](https://a.example/b.png)',
  '[a](javascript:alert(1))',
  '[a][b] [c] [^1]',
  'https://a.example/b, http://c, ftp://d.example',
  'www.a.example WWW.B.example',
  'ann@a.example mailto:ann@a.example',
  '<https://a.example> <ann@a.example>',
  '<b>bold</b> <!-- gone --> <script>x</script> <?x?> <![CDATA[x]]>',
  '**bold** __bold__ *a* _a_ snake_case_name',
  '`code` ``code``',
  'a | b',
  '| a | b |',
  '# heading',
  '- item',
  '+ item',
  '* item',
  '1. item',
  '1) item',
  '2026. A year',
  '> quote',
  '---',
  '===',
  '- - -',
  '```yaml',
  '~~~',
  'a\\',
  '\\*a\\*',
  '[x]: https://a.example',
  ':tada: $x^2$ @ann',
  '!',
  'سياسة 🔥',
];

describe('Markdown shows it as it is', () => {
  test.each(rows)('%s', (text) => {
    expect(shown(lexer(markdownText(text)))).toBe(text);
    const [list] = lexer(`1. ${markdownText(text)}`);
    const item = list?.type === 'list' ? list.items[0] : undefined;
    expect(shown(item?.tokens[0]?.tokens ?? [])).toBe(text);
  });

  test('lines become one', () => {
    expect(markdownText('two\n\nlines\t # a')).toBe('two lines # a');
  });

  const pieces = [
    ...rows,
    ...'~&![]()<>`*_|#-+=.:@$\\/ \n\t1ax'.split(''),
    'http',
    'www.',
    '://',
    ';',
    '---',
  ];
  const texts = fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme' })), { maxLength: 6 })
    .map((parts) => parts.join(''))
    .filter((text) => text.trim() !== '' && !text.includes('\0'));

  test('any text, and any name of a link', () => {
    const address = 'https://a.example/b/#v1=ab-_c';
    fc.assert(
      fc.property(texts, (text) => {
        const line = text.replace(/\s+/g, ' ');
        expect(shown(lexer(markdownText(text.trim())))).toBe(line.trim());
        const [paragraph, ...others] = lexer(markdownLink(text, address));
        expect(others).toEqual([]);
        const inside = paragraph?.type === 'paragraph' ? (paragraph.tokens ?? []) : [];
        expect(inside).toHaveLength(1);
        const [link] = inside;
        expect(link).toMatchObject({ type: 'link', href: address });
        expect(shown(link?.type === 'link' ? (link.tokens ?? []) : [])).toBe(line);
      }),
      { numRuns: 500 },
    );
  });
});

test.each<[string, string]>([
  ['https://a.example/#v1=abc', 'https://a.example/#v1=abc'],
  ['https://a.example/a(b)/', 'https://a.example/a%28b%29/'],
  ['https://a.example/a&copy;/', 'https://a.example/a%26copy;/'],
  ['https://a.example/?a&b=1', 'https://a.example/?a&b=1'],
])('the address %s', (address, written) => {
  expect(markdownLink('x', address)).toBe(`[x](${written})`);
});

test('the longest run of backquotes, among any number', () => {
  expect(longestTicks('')).toBe(0);
  expect(longestTicks(`a ${'` '.repeat(200_000)}\`\`\``)).toBe(3);
});
