import { expect, it } from 'vitest';
import { fileText } from './fileText';

const text = 'a: "ü 🎭"\r\n';
const utf8 = (text: string) => [...new TextEncoder().encode(text)];
const utf16 = (text: string, isBig = false) =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)).flatMap((code) =>
    isBig ? [code >> 8, code & 255] : [code & 255, code >> 8],
  );

const rows: [name: string, bytes: number[], expected: object][] = [
  ['UTF-8', utf8(text), { text, isMarked: false }],
  ['UTF-8 with a byte order mark', [0xef, 0xbb, 0xbf, ...utf8(text)], { text, isMarked: true }],
  ['UTF-16, little-endian', [0xff, 0xfe, ...utf16(text)], { text, isMarked: true }],
  ['UTF-16, big-endian', [0xfe, 0xff, ...utf16(text, true)], { text, isMarked: true }],
  ['half a UTF-16 unit', [0xff, 0xfe, 0x61], { refused: 'is not a text file' }],
  ['UTF-16 without a mark', utf16('a: 1\n'), { refused: 'is not a text file' }],
  ['Latin-1', [0x61, 0xfc], { refused: 'is not encoded as UTF-8; convert it first' }],
  [
    'a picture',
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0],
    { refused: 'is not a text file' },
  ],
  ['nothing', [], { refused: 'is empty' }],
  ['a byte order mark alone', [0xef, 0xbb, 0xbf], { refused: 'is empty' }],
  ['blank lines', utf8(' \r\n\n'), { refused: 'is empty' }],
];
it.each(rows)('%s', (_name, bytes, expected) => {
  expect(fileText(new Uint8Array(bytes))).toEqual(expected);
});
