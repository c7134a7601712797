// @vitest-environment jsdom
import { fireEvent, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { preparePage } from '../../testing/page/mountStudio';
import { click, openPage, policyOf, small } from '../../testing/page/openPage';

preparePage();

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';
const bomb = `${head}a: &a ["x","x","x","x","x","x","x","x","x"]\n${'bcdefghij'
  .split('')
  .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[index]}`).join(',')}]`)
  .join('\n')}\nrules: [{level: None}]\n`;

/** No text may crash the page or get lost. */
const rows: [name: string, text: string, verdict: RegExp, says: RegExp][] = [
  [
    'half-typed YAML',
    `${head}rules:\n  - level: Metadata\n    verbs: ["get`,
    /^Rejected/,
    /yaml: line/,
  ],
  [
    'tabs',
    `${head}rules:\n\t- level: None\n`,
    /^Rejected/,
    /found character that cannot start any token|tab/,
  ],
  ['smart quotes', `${head}rules:\n  - level: “None”\n`, /^Rejected/, /Unsupported value/],
  ['an empty file', '', /^Rejected/, /unknown group version field/],
  ['only comments', '# nothing\n', /^Rejected/, /unknown group version field/],
  ['several documents', `${small}---\nkind: Other\n`, /^Accepted/, /only reads the first document/],
  [
    'a duplicate key',
    small.replace('- level: None', '- level: None\n    level: Metadata'),
    /^Accepted with warnings/,
    /already set in map/,
  ],
  ['an alias bomb', bomb, /^(Rejected|Accepted)/, /./],
  ['5,000 nested brackets', `${head}rules: ${'['.repeat(5000)}`, /^Rejected/, /./],
  ['a Pod', 'apiVersion: v1\nkind: Pod\n', /^Rejected/, /no kind "Pod" is registered|Pod/],
  [
    'an audit log line',
    '{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","stage":"ResponseComplete"}',
    /^Rejected/,
    /Event/,
  ],
  ['a kubectl error', 'Error from server (NotFound): pods "x" not found', /^Rejected/, /./],
  ['a null rule', `${head}rules:\n  -\n`, /^Rejected/, /rules\[0\]\.level: Required value/],
  [
    'a number for a string',
    `${head}rules:\n  - level: None\n    users: [1]\n`,
    /^Rejected/,
    /cannot unmarshal number/,
  ],
  [
    'JSON',
    '{"apiVersion":"audit.k8s.io/v1","kind":"Policy","rules":[{"level":"None"}]}',
    /^Accepted/,
    /./,
  ],
  ['NUL bytes', `${head}rules:\n  - level: None\u0000\n`, /^Rejected/, /control characters/],
  [
    'emoji and right-to-left names',
    `${head}rules:\n  - level: None\n    users: ["🎭", "مرحبا"]\n`,
    /^Accepted/,
    /./,
  ],
];

it('any text gets a clear verdict, and stays', async () => {
  const page = await openPage(small);
  for (const [name, text, verdict, says] of rows) {
    page.replace(text);
    // One after the other, in the same page.
    // oxlint-disable-next-line no-await-in-loop
    await waitFor(() => {
      expect([name, page.verdict()]).toEqual([name, expect.stringMatching(verdict)]);
      expect([name, page.pane('Problems').textContent]).toEqual([
        name,
        expect.stringMatching(says),
      ]);
    });
    expect([name, page.text()]).toEqual([name, text]);
    expect([name, page.container.querySelector('[role="alert"]')]).toEqual([name, null]);
  }
});

it('Windows line endings and a byte order mark are normalized', async () => {
  const page = await openPage(`\uFEFF${small.replaceAll('\n', '\r\n')}`);
  await waitFor(() => expect(page.verdict()).toMatch(/^Accepted/));
  expect(page.text()).toBe(small);
});

it('an error locks the form, and undo unlocks it', async () => {
  const page = await openPage(small);
  const note = () => within(page.pane('Rules')).queryByRole('note')?.textContent ?? '';
  page.replace(`${small}  - level: [`);
  await waitFor(() => expect(page.verdict()).toMatch(/^Rejected/));
  await waitFor(() => expect(note()).toContain('Read-only'));
  expect(page.button('Add rule').disabled).toBe(true);
  expect(
    within(page.row('secret-get')).getByRole('gridcell', { name: /^level/ }).textContent,
  ).toContain('Metadata');
  click(page.button('Undo'));
  await waitFor(() => expect(page.verdict()).toMatch(/^Accepted/));
  await waitFor(() => expect(note()).toBe(''));
});

it('undo and redo cover typing, the form and a template', async () => {
  const page = await openPage(small);
  const key = (name: string, modifiers = {}) =>
    fireEvent.keyDown(document.body, { key: name, ctrlKey: true, ...modifiers });
  const typed = `${small}# typed`;
  page.replace(typed);
  await page.openRule(2);
  click(within(page.rule(2)).getByRole('radio', { name: 'Metadata' }));
  const edited = typed.replace('level: None', 'level: Metadata');
  await waitFor(() => expect(page.text()).toBe(edited));
  click(page.button('Templates'));
  const dialog = within(
    await waitFor(() => within(document.body).getByRole('dialog', { name: 'Templates' })),
  );
  click(within(dialog.getAllByRole('listitem')[0]!).getAllByRole('button')[0]!);
  await waitFor(() => expect(page.text()).not.toContain('# typed'));
  for (const text of [edited, typed, small]) {
    key('z');
    // One after the other.
    // oxlint-disable-next-line no-await-in-loop
    await waitFor(() => expect(page.text()).toBe(text));
  }
  key('Z', { shiftKey: true });
  await waitFor(() => expect(page.text()).toBe(typed));
});

it('the same problem on many lines is one entry, with a link to each', async () => {
  const rules = Array.from(
    { length: 8 },
    (_, at) => `- level: None\n  users: ["u${at}"]\n  verbs: ["frob"]\n`,
  );
  const page = await openPage(policyOf(rules.join('')));
  const entries = () =>
    within(page.pane('Problems'))
      .getAllByRole('listitem')
      .filter(({ textContent }) => textContent?.includes('"frob"'));
  await waitFor(() => expect(entries()).toHaveLength(1));
  const entry = () => within(entries()[0]!);
  const lines = () => entry().getAllByRole('button', { name: /^line \d+$/ });
  expect(entries()[0]!.textContent).toContain('also on lines 9, 12, 15 and 4 more');
  expect(lines()).toHaveLength(4);
  click(entry().getByRole('button', { name: '4 more' }));
  await waitFor(() => expect(lines()).toHaveLength(8));
  expect(entries()[0]!.textContent).toContain('15, 18, 21, 24 and 27');
  expect(document.activeElement).toBe(entry().getByRole('button', { name: 'Show less' }));
});

it('a policy with a fault inside another file is extracted, then mended', async () => {
  const inline = `apiVersion: audit.k8s.io/v1\nkind: AuditPolicy\nrule: # mine\n  - level: metadata\n`;
  const cluster = `kind: Cluster\nspec:\n  audit-policy-file: |\n${inline.replace(/^(?=.)/gm, '    ')}`;
  const page = await openPage(cluster);
  const problems = within(page.pane('Problems'));
  await waitFor(() =>
    expect(page.pane('Problems').textContent).toContain(
      'kube-apiserver would reject it: failed decoding: no kind',
    ),
  );
  expect(page.pane('Problems').textContent).not.toContain('The policy is in another file');
  click(await problems.findByRole('button', { name: 'Extract the policy' }));
  await waitFor(() => expect(page.text()).toBe(inline));
  for (const fix of ['Set kind: Policy', 'Rename to rules', 'Change to Metadata']) {
    // One after the other.
    // oxlint-disable-next-line no-await-in-loop
    const [button] = await problems.findAllByRole('button', { name: fix });
    expect(problems.queryByRole('button', { name: /^Add a Metadata rule/ })).toBeNull();
    click(button!);
  }
  await waitFor(() =>
    expect(page.text()).toBe(
      'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: # mine\n  - level: Metadata\n',
    ),
  );
  await waitFor(() => expect(page.pane('Problems').textContent).toContain('No problems found'));
});
