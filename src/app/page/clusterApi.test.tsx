// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { preparePage } from '../../testing/page/mountStudio';
import { click, fill, openPage } from '../../testing/page/openPage';

preparePage();

const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }));
const closed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

const policy = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: Metadata
    resources: [{ group: example.com, resources: [widget] }]
  - level: Metadata
`;
const lines = `NAME      SHORTNAMES   APIVERSION       NAMESPACED   KIND
widgets   wd           example.com/v1   true         Widget
broken    true`;

it('is pasted, known to findings and kubectl commands, and taken back by undo', async () => {
  const page = await openPage(policy);
  const { showOwnDialog, undo } = page.store.getState();
  const problems = () => page.store.getState().analysis.problems.map(({ message }) => message);
  expect(problems()).toEqual([]);
  showOwnDialog('cluster');
  const open = await dialog('API of your cluster');
  fill(open.getByRole('textbox'), lines);
  await open.findByText('1 resource read, 1 line not read');
  expect(open.getByRole('list', { name: 'Not read' }).textContent).toContain('Line 3.');
  expect(open.getByRole('list', { name: 'Read' }).textContent).toBe('example.com widgets (wd)');
  click(open.getByRole('button', { name: 'Save' }));
  await closed();
  expect(problems()).toEqual([
    '"widget" matches nothing. Resource names are plural and lowercase: "widgets".',
  ]);
  // kubectl knows its short name.
  click(page.button('Add request'));
  const adding = await dialog('Add requests');
  fill(adding.getByRole('textbox', { name: /^kubectl or curl/ }), 'kubectl get wd a -n dev');
  await adding.findByText('GET /apis/example.com/v1/namespaces/dev/widgets/a');
  fill(adding.getByRole('textbox', { name: /^kubectl or curl/ }), 'kubectl get gadgets');
  click(await adding.findByRole('button', { name: 'paste the API of your cluster' }));
  // It is shown, another paste is added to it, and it is removed.
  const again = await dialog('API of your cluster');
  expect(again.getByRole('list', { name: 'Known now' }).textContent).toBe(
    'example.com widgets (wd)',
  );
  fill(again.getByRole('textbox'), 'gadgets example.com/v1 false Gadget');
  click(await again.findByRole('button', { name: 'Add to what is known' }));
  // It leads back to the command, which is known now.
  const back = await dialog('Add requests');
  await back.findByText('GET /apis/example.com/v1/gadgets?limit=500');
  // Its form offers them too.
  click(back.getByRole('button', { name: 'Fill in a form instead' }));
  const form = await dialog('New request');
  const offered = () =>
    [...document.querySelectorAll('datalist > option')].map((each) => each.textContent);
  expect(offered()).toContain('example.com');
  fill(form.getByRole('combobox', { name: 'API group', hidden: true }), 'example.com');
  await waitFor(() => expect(offered()).toEqual(expect.arrayContaining(['widgets', 'gadgets'])));
  click(form.getByRole('button', { name: 'Cancel' }));
  await closed();
  const names = () =>
    page.store.getState().workspace.clusterApi?.map(({ resource }) => resource) ?? [];
  expect(names()).toEqual(['widgets', 'gadgets']);
  showOwnDialog('cluster');
  click(await (await dialog('API of your cluster')).findByRole('button', { name: 'Remove' }));
  await closed();
  expect(names()).toEqual([]);
  undo();
  undo();
  expect(names()).toEqual(['widgets']);
  undo();
  expect(names()).toEqual([]);
  expect(problems()).toEqual([]);
});
