import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checksInDocs } from './checksInDocs';

test('docs/checks.md is current (npm run checks writes it)', () => {
  const page = new URL('../../docs/checks.md', import.meta.url);
  expect(readFileSync(page, 'utf8')).toBe(checksInDocs());
});
