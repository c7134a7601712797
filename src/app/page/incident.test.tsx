// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { readFileSync } from 'node:fs';
import { beforeEach, expect, it, vi } from 'vitest';
import { currentProgress } from '../../storage/learn/progress';
import { preparePage } from '../../testing/page/mountStudio';
import { openLearn } from '../../testing/page/openLearn';

preparePage();
/** Without the controllers: jsdom takes its time for each row. */
const log = readFileSync('src/course/incident/shop.jsonl', 'utf8')
  .split('\n')
  .filter((line) => !line.includes('"username":"system:serviceaccount:kube-system:'))
  .join('\n');
beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(log)));
});

const field = (name: string) => screen.findByRole<HTMLInputElement>('textbox', { name });
const fill = async (name: string, value: string) =>
  fireEvent.change(await field(name), { target: { value } });
const rows = () => within(screen.getByRole('listbox', { name: 'Requests' })).getAllByRole('option');

// The first: a log that was loaded stays.
it('a log that does not load can be asked for again, and bad lines are said', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('offline')));
  const page = await openLearn('incident');
  await page.sees('The log could not be loaded.');
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(`${log}not JSON\n`)));
  fireEvent.click(await page.button('Try again'));
  await page.sees('1 line without an audit event was left out.');
  expect(rows().length).toBeGreaterThan(80);
});

it('a question is answered with a request of the reader, and a wrong one gets a reason', async () => {
  const page = await openLearn('incident/who-deleted');
  await page.sees('Select a request in the reader.');
  await fill('Verb', 'delete');
  await fill('Object', 'cart-debug');
  expect(rows().map((row) => /sam|leo|worker-1/.exec(row.textContent)?.[0])).toEqual([
    'sam',
    'leo',
    'worker-1',
  ]);
  const answer = async (row: number) => {
    fireEvent.click(rows()[row] ?? document.body);
    fireEvent.click(await page.button('This is the request'));
  };
  await answer(0);
  await page.sees('look at its code');
  await answer(2);
  await page.sees('This is the kubelet');
  expect(currentProgress().exercises['incident-who-deleted']?.isPassed).toBe(false);
  await answer(1);
  await page.sees('Right.');
  await page.sees('leo deleted it himself');
  expect(currentProgress().exercises['incident-who-deleted']).toMatchObject({
    isPassed: true,
    tries: 3,
  });
  await page.sees('1 of 17 questions answered');
  // The JSON of the selected request is beside it.
  expect(screen.getByRole('region', { name: 'Audit event' }).textContent).toContain('"leo"');
});

it('words and choices are answers as well', async () => {
  const page = await openLearn('incident/shell-command');
  await fill('The command, with its arguments', 'cat');
  fireEvent.click(await page.button('Check'));
  await page.sees('That is its beginning.');
  await fill('The command, with its arguments', ' cat  "/host/etc/kubernetes/admin.conf"');
  fireEvent.click(await page.button('Check'));
  await page.sees('No. Look for the subresource');
  await fill('The command, with its arguments', 'cat /host/etc/kubernetes/admin.conf');
  fireEvent.click(await page.button('Check'));
  await page.sees('Right.');
  await page.goTo('incident/user-agent');
  fireEvent.click(await page.button('Check'));
  await page.sees('Choose an answer first.');
  fireEvent.click(await screen.findByRole('radio', { name: /Nothing: the client/ }));
  fireEvent.click(await page.button('Check'));
  await page.sees('2 of 17 questions answered');
  expect(currentProgress().exercises['incident-shell-command']?.tries).toBe(3);
});

it('filters that match nothing can be cleared; hints set filters and programs', async () => {
  const page = await openLearn('incident/scaled-down');
  await fill('Who', 'nobody of this name');
  await page.sees('No requests match.');
  fireEvent.click(await page.button('Clear filters'));
  expect(rows().length).toBeGreaterThan(80);
  fireEvent.keyDown(screen.getByRole('listbox'), { key: 'End' });
  expect(rows().at(-1)?.getAttribute('aria-selected')).toBe('true');
  fireEvent.click(await page.button('Show a hint'));
  fireEvent.click(await page.button('Set this filter'));
  expect((await field('Object')).value).toBe('checkout');
  fireEvent.click(await page.button('Next hint (1 left)'));
  fireEvent.click(await page.button('Open in jq'));
  expect((await field('jq program')).value).toContain('"scale"');
  // jsdom has no workers.
  fireEvent.click(await page.button('Run'));
  await page.sees('jq could not be loaded.');
  fireEvent.click(await screen.findByRole('tab', { name: 'Policy' }));
  await page.sees('pods/portforward');
});
