// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { preparePage } from '../../testing/page/mountStudio';
import { click, fill, openPage, policyOf, press } from '../../testing/page/openPage';

preparePage();

const policy = policyOf(`  # reads
  - level: Request
    verbs: [get]
    resources: [{ resources: [pods] }]
  # lists
  - level: Request
    verbs: [list]
    resources: [{ resources: [pods] }]
  - level: Metadata
  # never
  - level: None
    users: [bob]
`);

async function openDialog(text: string) {
  const page = await openPage(text);
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'k', ctrlKey: true });
  const field = await screen.findByRole('combobox', { name: 'Find a command' });
  fill(field, 'simplify');
  await screen.findByRole('option', { name: /^Simplify the policy/ });
  press('Enter');
  const dialog = await screen.findByRole('dialog', { name: 'Simplify the policy' });
  return { ...page, dialog: within(dialog) };
}
type Dialog = Awaited<ReturnType<typeof openDialog>>['dialog'];
const steps = (dialog: Dialog) =>
  dialog.getAllByRole('checkbox').map((each) => each.closest('label')?.textContent);

it('shows the steps, leaves out what is switched off, and applies the rest as one edit', async () => {
  const { dialog, text, store } = await openDialog(policy);
  await dialog.findByText('15 → 9 lines.');
  expect(steps(dialog)).toEqual([
    'Remove rule 4: rule 3 matches everything that it matches.This comment is removed, too:# never',
    'Merge rule 2 into rule 1: they differ in verbs only.This comment moves above rule 1:# lists',
  ]);
  const changed = dialog.getByRole('region', { name: 'Text' }).querySelectorAll('[data-mark]');
  expect(changed).toHaveLength(8);
  const [first] = dialog.getAllByRole<HTMLInputElement>('checkbox');
  click(first!);
  await dialog.findByText('15 → 12 lines.');
  expect(first?.checked).toBe(false);
  expect(steps(dialog)).toHaveLength(2);
  click(dialog.getByRole('button', { name: 'Apply 1 step' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(text()).toBe(
    policyOf(`  # reads
  # lists
  - level: Request
    verbs: [get, list]
    resources: [{ resources: [pods] }]
  - level: Metadata
  # never
  - level: None
    users: [bob]
`),
  );
  expect(store.getState().notice?.text).toBe(
    'Policy simplified: 3 lines shorter. Undo to restore it.',
  );
  store.getState().undo();
  await waitFor(() => expect(text()).toBe(policy));
});

it('shows steps that can only be left out together as one', async () => {
  const entry = '{ group: apps, resources: [X] }';
  const entries = ['deployments', 'daemonsets', 'statefulsets'].map((each) =>
    entry.replace('X', each),
  );
  const { dialog } = await openDialog(
    policyOf(`  - level: Request\n    resources: [${entries.join(', ')}]\n`),
  );
  await dialog.findByRole('button', { name: 'Apply 2 steps' });
  expect(steps(dialog)).toHaveLength(1);
});

it('says when there is nothing to simplify', async () => {
  const { dialog } = await openDialog(policyOf('  - level: Metadata\n'));
  await dialog.findByText(/^Nothing to simplify: every rule and value/);
  click(dialog.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('is led to by the rules, and by problems that something has no effect', async () => {
  const { store, pane } = await openPage(policy);
  click(await within(pane('Problems')).findByRole('button', { name: 'Simplify the policy' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Simplify the policy' }));
  click(dialog.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

  act(() => store.getState().replaceText(policyOf('  - level: Metadata\n')));
  await waitFor(() =>
    expect(screen.queryByRole('button', { name: 'Simplify the policy' })).toBeNull(),
  );
  click(within(pane('Rules')).getByRole('button', { name: 'Simplify' }));
  await screen.findByRole('dialog', { name: 'Simplify the policy' });
});
