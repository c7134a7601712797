import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFolder } from '../testing/cli/terminal';
import { policyOf } from '../testing/policies';

const long = policyOf(`  # reads
  - level: Request
    verbs: [get]
  # lists
  - level: Request
    verbs: [list]
  - level: Metadata
  - level: None # never
    users: [bob]
`);
const short = policyOf(`  # reads
  # lists
  - level: Request
    verbs: [get, list]
  - level: Metadata
`);

it('lists the steps, as text, diff and JSON', async () => {
  const { auditorium } = inFolder({ 'a.yaml': long, 'b.yaml': short });
  const shown = await auditorium(['simplify', 'a.yaml']);
  expect(shown).toEqual({
    code: 0,
    err: '',
    out: `a.yaml: 2 steps, 12 → 8 lines
  1. Remove rule 4: rule 3 matches everything that it matches.
     removed with it: # never
  2. Merge rule 2 into rule 1: they differ in verbs only.
     moved above the rule: # lists
Proved: the policy records the same of every request.
`,
  });
  const asDiff = await auditorium(['simplify', '--format', 'diff', '--exit-code', 'a.yaml']);
  expect(asDiff.code).toBe(1);
  expect(asDiff.out).toContain('\n-    verbs: [get]\n');
  const json = JSON.parse((await auditorium(['simplify', '--format=json', 'a.yaml'])).out);
  expect(json).toMatchObject({
    ...{ lines: { before: 12, after: 8 }, complete: true, leftOut: [], policyText: short },
    steps: [
      { kind: 'rule removed', rules: [4], removedComments: ['# never'] },
      { kind: 'rules merged', rules: [1, 2], movedComments: ['# lists'] },
    ],
  });
  expect(await auditorium(['simplify', '--exit-code', 'b.yaml'])).toEqual({
    code: 0,
    err: '',
    out: 'b.yaml: nothing to simplify. Every rule and value changes what is recorded of some request.\n',
  });
});

it('--write changes the file, or prints the text of standard input', async () => {
  const { auditorium, folder } = inFolder({ 'a.yaml': long });
  await auditorium(['simplify', '--write', 'a.yaml']);
  expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe(short);
  const piped = await auditorium(['simplify', '--write', '-'], { stdin: long });
  expect(piped.out).toBe(short);
  expect(piped.err).toContain('2 steps');
});

it('--extract simplifies the policy inside another file', async () => {
  const inside = (policy: string) =>
    `apiVersion: v1\nkind: ConfigMap\ndata:\n  policy.yaml: |\n${policy.replace(/^(?=.)/gm, '    ')}`;
  const { auditorium, folder } = inFolder({ 'map.yaml': inside(long) });
  await auditorium(['simplify', '--write', '--extract', 'map.yaml']);
  expect(readFileSync(join(folder, 'map.yaml'), 'utf8')).toBe(inside(short));
});

it('a policy that kube-apiserver rejects is not simplified', async () => {
  const { auditorium } = inFolder({ 'a.yaml': policyOf('  - level: Everything\n') });
  const { code, err } = await auditorium(['simplify', 'a.yaml']);
  expect([code, err]).toEqual([2, expect.stringContaining('would reject this policy')]);
});
