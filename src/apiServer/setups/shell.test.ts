import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nastyPolicies } from '../../testing/setups/nastyPolicies';
import { setupIds } from './choice';
import { generate } from './generate';
import { delimiterFor, onLines, quoted, writeFile } from './shell';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'set up '));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs commands as the user who runs the tests. */
const run = (commands: string) =>
  execFileSync('sh', ['-c', `sudo() { "$@"; }\n${commands}`], { encoding: 'utf8' });

it('writes every text byte for byte, also to a path with spaces and quotes', () => {
  const paths = nastyPolicies.map((_, number) => join(folder, `it's policy ${number}.yaml`));
  run(
    nastyPolicies
      .map(([, text], number) => writeFile(paths[number] ?? '', text, '0600'))
      .join('\n'),
  );
  for (const [number, [name, text]] of nastyPolicies.entries()) {
    expect([name, readFileSync(paths[number] ?? '', 'utf8')]).toEqual([name, text]);
    expect(statSync(paths[number] ?? '').mode & 0o777).toBe(0o600);
  }
});

it.each([
  '',
  'plain',
  '/etc/a b',
  "it's",
  '$HOME',
  'a\nb',
  '*',
  '~',
  '-n',
  '\\',
  '"',
  '`id`',
  '#',
  '=',
])('quotes %j', (word) => expect(run(`printf '%s' ${quoted(word)}`)).toBe(word));

it('leaves words alone that need no quotes', () =>
  expect(quoted('--audit-log-path=/var/log/a.log')).toBe('--audit-log-path=/var/log/a.log'));

it.each<[string, string]>([
  ['a\n', 'POLICY'],
  ['POLICY\n', 'POLICY_2'],
  ['POLICY_2\nPOLICY', 'POLICY_3'],
  [' POLICY\n', 'POLICY'],
])('chooses a delimiter that is no line of %j', (text, expected) =>
  expect(delimiterFor(text, 'POLICY')).toBe(expected),
);

it('has only commands that a shell can read', () => {
  const blocks = setupIds.flatMap((setup) =>
    [false, true].flatMap((webhook) => {
      const [, policy] = nastyPolicies[0] ?? ['', ''];
      const paths = {
        policy: "/etc/it's here/p.yaml",
        log: '/var/log/a b/$c.log',
        webhook: '/etc/w w/w.yaml',
      };
      const choice = {
        setup,
        kubernetes: '1.36',
        log: 'file',
        webhook,
        flags: {},
        highAvailability: true,
      } as const;
      const { steps } = generate(
        setup === 'minikube' ? { ...choice, log: 'stdout' } : { ...choice, paths },
        policy,
      );
      return steps.map(({ commands }) => `f() {\n${commands ?? ':'}\n}\n`);
    }),
  );
  expect(blocks.length).toBeGreaterThan(200);
  expect(run(blocks.join(''))).toBe('');
});

it('continues lines', () => expect(run(onLines('printf "[%s]"', ['a', '"b c"']))).toBe('[a][b c]'));
