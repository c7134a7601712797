import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { iconSvg } from '../../scripts/icons.mjs';
import mark from './mark.json';

const read = (path: string) => readFileSync(path, 'utf8');

describe('the logo comes from one file', () => {
  test('public/icon.svg is generated from it (npm run pictures)', () => {
    expect(read('public/icon.svg')).toBe(iconSvg());
  });
  for (const { d } of mark.rows) {
    test(`index.html contains ${d}`, () => expect(read('index.html')).toContain(`d="${d}"`));
  }
});

describe('referenced files exist', () => {
  const named = (path: string, pattern: RegExp) =>
    [...read(path).matchAll(pattern)].map(([, file]) => file ?? '');
  const files = [
    ...named('README.md', /(docs\/pictures\/[\w.-]+)/g),
    ...[
      ...named('index.html', /(?:href="\.\/|%VITE_ADDRESS%)([\w.-]+)"/g),
      ...named('public/manifest.webmanifest', /"src": "\.\/([\w.-]+)"/g),
    ].map((file) => `public/${file}`),
  ];
  test('pictures and icons', () => expect(files.length).toBeGreaterThanOrEqual(9));
  for (const file of new Set(files))
    test(`${file} exists`, () => expect(existsSync(file)).toBe(true));
});
