// @vitest-environment jsdom
import { act, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { preparePage } from '../../testing/page/mountStudio';
import { click, openPage } from '../../testing/page/openPage';

preparePage();

const policy = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: None
    verbs: [get, list]
  - level: Metadata
    verbs: [get]
    namespaces: [dev]
  - level: Metadata
`;

it('an open rule shows a request that reaches it, or what can be done and what that changes', async () => {
  const page = await openPage(policy);
  const card = (index: number) => page.inside.getByRole('listitem', { name: `Rule ${index}` });
  const head = (index: number) => within(card(index)).getAllByRole('button')[0]!;

  click(head(2));
  const ways = await within(card(2)).findByRole('list', { name: 'What can be done' });
  await waitFor(() => expect(ways.textContent).not.toContain('Comparing'));
  expect(
    within(ways)
      .getAllByRole('listitem')
      .map((each) => each.textContent.trim()),
  ).toEqual([
    'Move above rule 1: get requests in dev: None → Metadata.',
    'Remove "get" from rule 1: get requests in dev: None → Metadata. get requests: None → Metadata, except what rule 2 matches.',
    'Remove rule 2: Changes nothing, for any request.',
  ]);
  click(within(ways).getByRole('button', { name: 'Remove rule 2' }));
  expect(page.store.getState().text).toBe(policy.replace(/ {2}- level: Metadata\n.*\n.*\n/, ''));

  click(head(2));
  click(await within(card(2)).findByRole('button', { name: 'Show such a request' }));
  const { requests, selectedRequest } = page.store.getState();
  const shown = requests.find(({ id }) => id === selectedRequest);
  expect(shown).toMatchObject({ kinds: ['Yours'] });
  page.store.getState().undo();
  expect(page.store.getState().workspace.ownRequests).toBeUndefined();
});

it('why a rule decides also says of a later one that matches whether any request reaches it', async () => {
  const narrow = '  - level: Metadata\n    verbs: [list]\n';
  const page = await openPage(policy.replace(/ {2}- level: Metadata\n$/, `${narrow}$&`));
  act(() => page.store.getState().selectRequest('pod-list'));
  const why = await page.inside.findByText(/would match too/);
  expect(why.textContent).toBe(
    'Rules 3 and 4 would match too, but rule 1 comes first. No request reaches rule 3: rule 1 matches all of its requests first.',
  );
});
