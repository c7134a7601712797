import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checksPage } from './checksPage';

it('docs/checks.md is current (npm run checks writes it)', () => {
  const page = new URL('../../../docs/checks.md', import.meta.url);
  expect(readFileSync(page, 'utf8')).toBe(checksPage());
});
