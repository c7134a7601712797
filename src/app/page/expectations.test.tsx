// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { preparePage } from '../../testing/page/mountStudio';
import { click, openPage, requestsOf, small } from '../../testing/page/openPage';

preparePage();

type Page = Awaited<ReturnType<typeof openPage>>;

const preview = (page: Page) => within(page.pane('Preview'));
const bar = (page: Page) => preview(page).findByRole('group', { name: 'Expectations' });
const saved = (page: Page) => page.store.getState().workspace.expectations;
const says = (page: Page, text: string) =>
  waitFor(() => expect(page.pane('Preview').textContent).toContain(text));
const mark = (page: Page, id: string) =>
  within(page.row(id)).getByRole('gridcell', { name: /expected$/ }).ariaLabel;
const level = (page: Page, name: string) =>
  click(within(page.one('[aria-label="Expected level"]')).getByRole('radio', { name }));

async function openExpect(page: Page, id: string) {
  click(page.row(id));
  click(await preview(page).findByRole('tab', { name: 'Expect' }));
  await preview(page).findByRole('group', { name: 'Expectation' });
}

it('what the policy does now is expected, and an edit that changes it fails', async () => {
  const page = await openPage(small);
  await openExpect(page, 'secret-get');
  await says(page, 'Nothing is expected of this request yet.');
  click(preview(page).getByRole('button', { name: 'this request' }));
  await says(page, 'As expected.');
  expect(saved(page)).toEqual([
    { request: 'secret-get', level: 'Metadata', stages: ['ResponseComplete'] },
  ]);
  await waitFor(() => expect(mark(page, 'secret-get')).toBe('as expected'));
  expect(mark(page, 'livez')).toBe('nothing expected');

  page.replace(small.replace('level: Metadata', 'level: None'));
  await says(page, 'Not as expected. Rule 1 matches.');
  await says(page, 'Expected: level Metadata. Found: level None.');
  expect(mark(page, 'secret-get')).toBe('not as expected');
  await waitFor(() => expect(page.verdict()).toContain('1 not as expected'));
  expect((await bar(page)).textContent).toContain('1 not as expected');

  page.store.getState().undo();
  await says(page, 'As expected.');
  page.store.getState().undo();
  await says(page, 'Nothing is expected of this request yet.');
  expect(saved(page)).toBeUndefined();
});

it('each part of an expectation is chosen; any of all parts is no expectation', async () => {
  const page = await openPage(small);
  await openExpect(page, 'secret-get');
  level(page, 'Request');
  await says(page, 'Expected: level Request. Found: level Metadata.');
  const rule = preview(page).getByRole('combobox', { name: 'Rule' });
  fireEvent.change(rule, { target: { value: '-1' } });
  await says(page, 'Expected: no rule. Found: rule 1.');
  click(within(page.one('[aria-label="Expected events"]')).getByRole('radio', { name: 'exactly' }));
  click(await preview(page).findByRole('checkbox', { name: 'RequestReceived' }));
  await says(
    page,
    'Expected: events RequestReceived, ResponseComplete. Found: events ResponseComplete.',
  );
  expect(saved(page)).toEqual([
    {
      request: 'secret-get',
      level: 'Request',
      rule: -1,
      stages: ['RequestReceived', 'ResponseComplete'],
    },
  ]);
  click(preview(page).getByRole('button', { name: 'Remove the expectation' }));
  await says(page, 'Nothing is expected of this request yet.');
  level(page, 'None');
  level(page, 'any');
  expect(saved(page)).toBeUndefined();
});

it('all requests at once, those that fail first, and those whose request is gone', async () => {
  const requests = requestsOf('pod-list', 'secret-get', 'livez');
  const expectations = [
    { request: 'pod-list', level: 'None' },
    { request: 'livez', level: 'RequestResponse' },
    { request: 'own-7', level: 'None' },
    'no expectation',
  ];
  const page = await openPage(small, { requests });
  page.store.getState().changeBeside({ expectations });
  const counts = await bar(page);
  expect(counts.textContent).toContain('1 without a request');
  click(within(counts).getByRole('button', { name: 'Show only these' }));
  const rows = () =>
    [...page.container.querySelectorAll<HTMLElement>('[data-id]')].map((row) => row.dataset['id']);
  await waitFor(() => expect(rows()).toEqual(['livez', 'pod-list']));
  click(within(counts).getByRole('button', { name: 'Show all' }));
  await waitFor(() => expect(rows()).toHaveLength(3));

  await openExpect(page, 'pod-list');
  click(preview(page).getByRole('button', { name: 'all 3 requests' }));
  await waitFor(() => expect(counts.textContent).toContain('3 as expected'));
  expect(counts.textContent).not.toContain('not as expected');
});

it('mistakes that no expectation notices are shown, and noticed with one click', async () => {
  const requests = requestsOf('pod-list', 'secret-get', 'livez');
  const page = await openPage(small, { requests });
  page.store.getState().changeBeside({ expectations: [{ request: 'livez', level: 'None' }] });
  click(within(await bar(page)).getByRole('button', { name: 'What they notice…' }));
  const dialog = within(
    await screen.findByRole('dialog', { name: 'What the expectations notice' }),
  );
  const first = within(await dialog.findByRole('region', { name: 'Rule 1' }));
  expect(first.getByText('No expectation reaches it')).toBeDefined();
  const words = 'Expect what notices: level None instead of Metadata';
  click(first.getByRole('button', { name: words }));
  await waitFor(() => expect(first.queryByRole('button', { name: words })).toBeNull());
  expect(saved(page)).toEqual([
    { request: 'livez', level: 'None' },
    { request: 'secret-get', level: 'Metadata' },
  ]);
  click(dialog.getByRole('button', { name: 'Expect enough to notice all' }));
  await dialog.findByText(/^All \d+ mistakes that these requests can show would be noticed\.$/);
  page.store.getState().undo();
  await dialog.findByText(/would be noticed\.$/);
});
