import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { headerRows, headersOf, metaPolicy } from '../../hosting/policy.mjs';

describe('the policy', () => {
  for (const never of ['unsafe-eval', 'blob:', 'http', '*', "script-src 'self' "]) {
    test(`does not contain ${never}`, () => expect(metaPolicy).not.toContain(never));
  }

  const framed: [path: string, ancestors: string | undefined][] = [
    ['/', "'none'"],
    ['/index.html', "'none'"],
    ['/assets/index.js', "'none'"],
    ['/sw.js', "'none'"],
    ['/embed.html', '*'],
    ['/embed', '*'],
    ['/theme.js', undefined],
  ];
  for (const [path, ancestors] of framed) {
    test(`${path} may be framed by ${ancestors ?? 'anyone: it is not a page'}`, () => {
      const policy = headersOf(path)['Content-Security-Policy'];
      expect(policy).toBe(ancestors && `${metaPolicy}; frame-ancestors ${ancestors}`);
      const rows = headerRows.filter(({ paths, headers }) =>
        paths.some((each) => each === path && 'Content-Security-Policy' in headers),
      );
      expect(rows.length).toBeLessThanOrEqual(1);
      expect(headersOf(path)['Referrer-Policy']).toBe('no-referrer');
    });
  }

  test('docs/hosting.md has the same headers for nginx', () => {
    const page = readFileSync('docs/hosting.md', 'utf8');
    for (const [name, value] of Object.entries(headersOf('/'))) {
      const written = value.replace("frame-ancestors 'none'", 'frame-ancestors $framing');
      expect(page).toContain(`add_header ${name} "${written}" always;`);
    }
  });
});
