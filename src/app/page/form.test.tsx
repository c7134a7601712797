// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it, test } from 'vitest';
import { preparePage } from '../../testing/page/mountStudio';
import {
  click,
  fill,
  expectFocus,
  openPage,
  policyOf,
  press,
  small,
  three,
} from '../../testing/page/openPage';

preparePage();

type Page = Awaited<ReturnType<typeof openPage>>;

const list = (page: Page, number: number, name: string) =>
  within(page.rule(number)).getByRole('combobox', { name });
const inRule = (page: Page, number: number, name: string | RegExp) =>
  within(page.rule(number)).getByRole('button', { name });
const level = (page: Page, number: number, name: string) =>
  click(within(page.rule(number)).getByRole('radio', { name }));
/** The open list, which covers the page. */
const options = () => within(screen.getByRole('listbox')).getAllByRole('option');
const expectClosed = () => waitFor(() => expect(screen.queryByRole('listbox') === null).toBe(true));
/** Adds a value to a list of a rule. */
function add(page: Page, number: number, name: string, value: string) {
  fill(list(page, number, name), value);
  press('Enter');
}
const expectText = (page: Page, wanted: string | RegExp) =>
  waitFor(() =>
    typeof wanted === 'string'
      ? expect(page.text()).toBe(wanted)
      : expect(page.text()).toMatch(wanted),
  );

it('an edit changes the text and keeps the comments', async () => {
  const page = await openPage(small);
  await page.openRule(1);
  level(page, 1, 'RequestResponse');
  const changed = small.replace('Metadata # keep', 'RequestResponse # keep');
  await expectText(page, changed);
  add(page, 1, 'Verbs', 'get');
  await expectText(page, changed.replace('# keep\n', '# keep\n    verbs: ["get"]\n'));
});

it('rules are moved, duplicated, deleted and added with their comments', async () => {
  const page = await openPage(small);
  await page.openRule(1);
  click(inRule(page, 1, 'Move down'));
  await expectText(
    page,
    /# the rest\n {2}- level: None\n {2}# secrets never with bodies\n {2}- level: Metadata # keep/,
  );
  await waitFor(() => expect(page.head(2).getAttribute('aria-expanded')).toBe('true'));
  click(inRule(page, 2, 'Duplicate rule'));
  await waitFor(() => expect(page.rules()).toBe(3));
  click(inRule(page, 2, 'Delete rule'));
  await waitFor(() => expect(page.rules()).toBe(2));
  const before = page.text();
  expect(before.match(/- level/g)).toHaveLength(2);
  // Below rule 1, which matches every request, it would never be reached.
  click(page.button('Add rule'));
  await expectText(page, /rules:\n {2}- level: Metadata\n {2}# the rest\n {2}- level: None\n/);
  await waitFor(() =>
    expect(page.container.textContent).toContain('Added rule 1 above rule 2, which matches every'),
  );
  await waitFor(() =>
    expect(
      within(page.rule(1)).getByRole<HTMLInputElement>('radio', { name: 'Metadata' }).checked,
    ).toBe(true),
  );
  click(page.button('Undo'));
  await expectText(page, before);
  expect(before).toContain('# keep');
});

it('an impossible edit is declined with a reason', async () => {
  const aliased = policyOf('  - &a\n    level: Metadata\n    users: ["x"]\n  - *a\n');
  const page = await openPage(aliased);
  await page.openRule(2);
  level(page, 2, 'None');
  await waitFor(() => expect(page.store.getState().notice?.text).toMatch(/alias/i));
  expect(page.container.textContent).toMatch(/alias/i);
  expect(page.text()).toBe(aliased);
});

it('the empty namespace, a new API group, and undo after a click in the form', async () => {
  const page = await openPage(small);
  await page.openRule(2);
  add(page, 2, 'Namespaces', '""');
  await expectText(page, `${small}    namespaces: [""]\n`);
  click(inRule(page, 2, 'Limit to resources'));
  expect(page.text()).toBe(`${small}    namespaces: [""]\n`);
  await waitFor(() => list(page, 2, 'API group'));
  add(page, 2, 'API group', 'apps');
  await waitFor(() => list(page, 2, 'Resources'));
  add(page, 2, 'Resources', 'deployments');
  const done = `${small}    resources:\n      - group: "apps"\n        resources: ["deployments"]\n    namespaces: [""]\n`;
  await expectText(page, done);
  click(within(page.rule(2)).getByRole('checkbox', { name: 'Panic' }));
  await expectText(page, /Panic/);
  fireEvent.keyDown(document.activeElement!, { key: 'z', ctrlKey: true });
  await expectText(page, done);
});

it('a click that leaves a field loses neither the value nor itself', async () => {
  const page = await openPage(small);
  await page.openRule(2);
  fill(list(page, 2, 'Users'), 'bob');
  level(page, 2, 'Request');
  await expectText(page, small.replace('level: None', 'level: Request\n    users: ["bob"]'));
});

it('names without resources and unknown stages can be removed', async () => {
  const page = await openPage(
    policyOf(
      '  - level: Metadata\n    omitStages: [RequestStarted, Panic]\n    resources:\n      - group: ""\n        resourceNames: [one]\n',
    ),
  );
  await page.openRule(1);
  const entry = () =>
    within(within(page.rule(1)).getByRole('group', { name: 'Resources entry 1' }));
  expect(entry().getByRole<HTMLInputElement>('combobox', { name: 'Resource names' }).disabled).toBe(
    false,
  );
  click(entry().getByRole('button', { name: /Remove one/ }));
  await waitFor(() => expect(entry().queryByRole('row', { name: 'one' })).toBeNull());

  const stages = within(within(page.rule(1)).getByRole('group', { name: 'Omit stages' }));
  expect(stages.getAllByRole('checkbox', { checked: true })).toHaveLength(2);
  click(stages.getByRole('checkbox', { name: /^RequestStarted/ }));
  await waitFor(() =>
    expect(stages.queryByRole('checkbox', { name: /^RequestStarted/ })).toBeNull(),
  );
  expect(stages.getByRole<HTMLInputElement>('checkbox', { name: 'Panic' }).checked).toBe(true);
  await expectFocus(() => stages.getByRole('checkbox', { name: 'RequestReceived' }));
});

it('after resources are removed the focus stays, and a notice says that the rule became wider', async () => {
  const page = await openPage(
    policyOf(
      '  - level: Metadata\n    resources:\n      - group: ""\n        resources: [pods]\n      - group: apps\n        resources: [deployments]\n',
    ),
  );
  await page.openRule(1);
  click(inRule(page, 1, 'Remove pods'));
  await waitFor(() =>
    expect(page.container.textContent).toContain(
      'The rule now matches everything in the core group.',
    ),
  );
  click(inRule(page, 1, 'Remove entry 1'));
  await waitFor(() =>
    expect(
      within(page.rule(1)).getByRole<HTMLInputElement>('combobox', { name: 'API group' }).value,
    ).toBe('apps'),
  );
  await expectFocus(() => inRule(page, 1, 'Remove entry 1'));
  click(inRule(page, 1, 'Remove entry 1'));
  await expectFocus(() => inRule(page, 1, 'Limit to resources'));
});

it('the focus moves to the new entry, unless it is already elsewhere', async () => {
  const page = await openPage(policyOf('  - level: Metadata\n'));
  await page.openRule(1);
  const resourcesOf = (name: string) =>
    within(within(page.rule(1)).getByRole('group', { name })).getByRole('combobox', {
      name: 'Resources',
    });
  const limit = () => inRule(page, 1, 'Limit to resources');
  click(limit());
  await expectFocus(() => resourcesOf('New resources entry'));
  click(inRule(page, 1, 'Cancel the new entry'));
  await expectFocus(limit);

  click(limit());
  await expectFocus(() => resourcesOf('New resources entry'));
  for (const [value, entry] of [
    ['pods', 'New resources entry'],
    ['secrets', 'Resources entry 1'],
  ] as const) {
    fill(resourcesOf(entry), value);
    press('Enter');
    // One after the other.
    // oxlint-disable-next-line no-await-in-loop
    await expectFocus(() => resourcesOf('Resources entry 1'));
  }
  await expectText(page, /\["pods", "secrets"\]/);

  click(inRule(page, 1, 'Add API group'));
  await expectFocus(() => resourcesOf('New resources entry'));
  fill(resourcesOf('New resources entry'), 'nodes');
  const users = within(page.rule(1)).getByPlaceholderText('anyone');
  act(() => users.focus());
  await waitFor(() => resourcesOf('Resources entry 2'));
  expect(document.activeElement).toBe(users);
});

const secrets = policyOf(
  '  - level: Metadata\n    resources:\n      - group: ""\n        resources: ["secrets"]\n  - level: Metadata\n    nonResourceURLs: ["/version"]\n',
);

it('fields that the rule cannot have are folded, unless it has them', async () => {
  const page = await openPage(secrets);
  await page.openRule(1);
  expect(page.rule(1).textContent).toContain('Not with resources');
  expect(within(page.rule(1)).queryByRole('combobox', { name: 'Non-resource URLs' })).toBeNull();
  click(inRule(page, 1, 'Show Non-resource URLs'));
  await expectFocus(() => list(page, 1, 'Non-resource URLs'));
  await page.openRule(2);
  expect(page.rule(2).textContent).toContain('Not with non-resource URLs');
  click(inRule(page, 2, 'Remove /version'));
  await waitFor(() => inRule(page, 2, 'Limit to resources'));
});

it('a part of a known value is not added when the field is left, and not lost', async () => {
  const page = await openPage(secrets);
  await page.openRule(1);
  fill(list(page, 1, 'Resources'), 'conf');
  await waitFor(() => expect(options()[0]?.textContent).toMatch(/^configmaps/));
  act(() => within(page.rule(1)).getByPlaceholderText('anyone').focus());
  const note = () => within(page.rule(1)).getByRole('status');
  await waitFor(() => expect(note().textContent).toContain('Not in the policy yet.'));
  expect(page.text()).toBe(secrets);
  await page.openRule(2);
  await page.openRule(1);
  expect((list(page, 1, 'Resources') as HTMLInputElement).value).toBe('conf');
  click(within(note()).getByRole('button', { name: 'Add configmaps' }));
  await expectText(page, /\["secrets", "configmaps"\]/);
  await expectFocus(() => list(page, 1, 'Resources'));
  // A name that is no part of a known one is added.
  fill(list(page, 1, 'Resources'), 'backups');
  act(() => within(page.rule(1)).getByPlaceholderText('anyone').focus());
  await expectText(page, /"configmaps", "backups"\]/);

  // The same in the field of the API group.
  const group = () =>
    within(page.rule(1)).getByRole<HTMLInputElement>('combobox', { name: 'API group' });
  click(inRule(page, 1, /^Suggestions for the group/));
  await waitFor(() => screen.getByRole('option', { name: 'apps' }));
  press('Escape');
  fill(group(), 'coord');
  act(() => within(page.rule(1)).getByPlaceholderText('anyone').focus());
  await waitFor(() => inRule(page, 1, 'Use coordination.k8s.io'));
  click(inRule(page, 1, 'Use coordination.k8s.io'));
  await waitFor(() => expect(group().value).toBe('coordination.k8s.io'));
  fill(group(), 'example.com');
  press('Enter');
  await expectText(page, /- group: "example.com"/);
});

const pods = policyOf(
  '  - level: Metadata\n    resources:\n      - group: ""\n        resources: ["pods"]\n',
);

it('Enter completes a known value, and never a name of the user’s own', async () => {
  const page = await openPage(pods);
  await page.openRule(1);
  fill(list(page, 1, 'Resources'), 'secr');
  await waitFor(() => expect(options()[0]?.hasAttribute('data-focused')).toBe(true));
  expect(options().at(-1)?.textContent).toContain('Use “secr”');
  press('Enter');
  await expectText(page, /\["pods", "secrets"\]/);
  await expectClosed();
  const rows: [list: string, typed: string, keys: [string, object?][], added: RegExp][] = [
    ['Resources', 'backups', [['Enter']], /"secrets", "backups"\]/],
    ['Resources', 'serv', [['Enter', { shiftKey: true }]], /"backups", "serv"\]/],
    ['Resources', 'nod', [['ArrowDown'], ['ArrowUp'], ['Enter']], /"serv", "nodes"\]/],
    ['Resource names', 'web', [['Enter']], /\["web"\]/],
    ['Namespaces', 'kube', [['Enter']], /\["kube"\]/],
    ['Users', 'system:kube', [['Enter']], /\["system:kube"\]/],
  ];
  for (const [name, typed, keys, added] of rows) {
    fill(list(page, 1, name), typed);
    for (const [key, modifiers] of keys) press(key, modifiers);
    // One after the other.
    // oxlint-disable-next-line no-await-in-loop
    await expectText(page, added);
    // Also after a pick with the arrow keys.
    // oxlint-disable-next-line no-await-in-loop
    if (typed === 'nod') await expectClosed();
  }
});

test.each([
  ['leas', 'in coordination.k8s.io', ['ArrowDown', 'Enter'], 'coordination.k8s.io', 'leases'],
  ['hpa', 'in autoscaling', ['Enter'], 'autoscaling', 'horizontalpodautoscalers'],
])(
  'a resource of another group is offered, and gets an entry of its own: %s',
  async (typed, offer, keys, group, resource) => {
    const page = await openPage(pods);
    await page.openRule(1);
    fill(list(page, 1, 'Resources'), typed);
    await waitFor(() => expect(options()[0]?.textContent).toContain(offer));
    for (const key of keys) press(key);
    await expectText(
      page,
      new RegExp(`- group: "${group}"\n        resources: \\["${resource}"\\]`),
    );
    expect(page.text()).toContain('resources: ["pods"]');
  },
);

const tool = (page: Page, number: number, name: string) => () =>
  within(
    within(page.rule(number)).getByRole('group', { name: `Rule ${number} actions` }),
  ).getByRole('button', { name });
const head = (page: Page, number: number) => () => page.head(number);

test.each<[did: string, open: number, pressed: string, focused: (page: Page) => () => HTMLElement]>(
  [
    ['moved down', 1, 'Move down', (page) => tool(page, 2, 'Move down')],
    ['moved up', 3, 'Move up', (page) => tool(page, 2, 'Move up')],
    ['moved to the top', 2, 'Move up', (page) => tool(page, 1, 'Move down')],
    ['moved to the end', 2, 'Move down', (page) => tool(page, 3, 'Move up')],
    ['duplicated', 1, 'Duplicate rule', (page) => head(page, 1)],
    ['deleted', 1, 'Delete rule', (page) => head(page, 1)],
    ['deleted at the end', 3, 'Delete rule', (page) => head(page, 2)],
  ],
)('the focus stays with a rule: %s', async (_did, number, pressed, focused) => {
  const page = await openPage(three);
  await page.openRule(number);
  click(tool(page, number, pressed)());
  await waitFor(() => expect(page.text()).not.toBe(three));
  await expectFocus(focused(page));
});

it('the focus goes to an added rule, and to Add rule when the only one is deleted', async () => {
  const page = await openPage('');
  click(page.button('Add rule'));
  await waitFor(() => expect(page.rules()).toBe(1));
  await expectFocus(head(page, 1));
  expect(page.head(1).getAttribute('aria-expanded')).toBe('true');
  await waitFor(tool(page, 1, 'Delete rule'));
  click(tool(page, 1, 'Delete rule')());
  await expectFocus(() => page.button('Add rule'));
});

it('the focus and an open rule go with a rule that Alt and an arrow key move', async () => {
  const page = await openPage(three);
  act(() => page.head(1).focus());
  press('ArrowUp', { altKey: true });
  expect(page.text()).toBe(three);
  for (const [key, place] of [
    ['ArrowDown', 2],
    ['ArrowDown', 3],
    ['ArrowUp', 2],
  ] as const) {
    press(key, { altKey: true });
    // One after the other.
    // oxlint-disable-next-line no-await-in-loop
    await expectFocus(head(page, place));
    expect(page.head(place).textContent).toContain('secrets');
  }
  // Rule 1 is "the rest", rule 2 the one with secrets.
  await page.openRule(2);
  act(() => page.head(1).focus());
  press('ArrowDown', { altKey: true });
  await expectFocus(head(page, 2));
  expect(page.head(1).getAttribute('aria-expanded')).toBe('true');
  expect(page.head(1).textContent).toContain('secrets');
  expect(page.head(2).getAttribute('aria-expanded')).toBe('false');
});

it('after a fix in a card, the head of the rule has the focus, even if the rule moved', async () => {
  const page = await openPage(policyOf('  - level: Metadata\n  - level: None\n    users: [one]\n'));
  await page.openRule(1);
  click(inRule(page, 1, 'Move rule 1 to the end'));
  await expectFocus(head(page, 2));
  expect(page.head(2).getAttribute('aria-expanded')).toBe('true');
  expect(page.head(1).getAttribute('aria-expanded')).toBe('false');
});

it('a fix in the Problems list corrects a misspelled key', async () => {
  const page = await openPage(small.replace('    resources:', '    verb: ["get"]\n    resources:'));
  await waitFor(() => expect(page.verdict()).toMatch(/^Accepted with warnings/));
  const problems = within(page.pane('Problems'));
  await waitFor(() =>
    expect(page.pane('Problems').textContent).toContain('unknown field "rules[0].verb"'),
  );
  click(problems.getByRole('button', { name: /verbs/ }));
  await waitFor(() => expect(page.verdict()).toMatch(/^Accepted(?! with)/));
  expect(page.text()).toContain('    verbs: ["get"]\n');
});

it('the position in the form moves a rule', async () => {
  const page = await openPage(three);
  await page.openRule(2);
  const place = within(page.rule(2)).getByRole('combobox', { name: 'Position of rule 2' });
  fireEvent.change(place, { target: { value: '0' } });
  await expectText(page, /# the rest\n {2}- level: None\n {2}# secrets never with bodies\n/);
  await expectFocus(() =>
    within(page.rule(1)).getByRole('combobox', { name: 'Position of rule 1' }),
  );
});
