// @vitest-environment jsdom
import { act, fireEvent, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { sampleRequests } from '../../catalog/requests';
import { preparePage } from '../../testing/page/mountStudio';
import {
  click,
  everyLevel,
  fill,
  openPage,
  policyOf,
  press,
  requestsOf,
  small,
} from '../../testing/page/openPage';

preparePage();

type Page = Awaited<ReturnType<typeof openPage>>;

const preview = (page: Page) => within(page.pane('Preview'));
const says = (page: Page, words: string | RegExp) =>
  waitFor(() =>
    typeof words === 'string'
      ? expect(page.pane('Preview').textContent).toContain(words)
      : expect(page.pane('Preview').textContent).toMatch(words),
  );
async function tab(page: Page, name: string) {
  click(await preview(page).findByRole('tab', { name }));
  return preview(page).findByRole('tabpanel', { name });
}
const event = (page: Page, stage: string) =>
  preview(page).queryByRole('region', { name: `Event ${stage}` });
const isSelected = (element: Element) => element.getAttribute('aria-selected') === 'true';

it('the tabs Why, Events and Request', async () => {
  const page = await openPage(small);
  click(page.row('secret-get'));
  await says(page, 'Matched by rule 1: level Metadata.');
  click(page.row('pod-list'));
  await waitFor(() =>
    expect(preview(page).getAllByRole('row', { name: /^1/ }).at(-1)?.textContent).toContain('pods'),
  );
  click(page.row('secret-get'));
  await tab(page, 'Events');
  await waitFor(() =>
    expect(event(page, 'ResponseComplete')?.textContent).toContain('"level": "Metadata"'),
  );
  expect(event(page, 'ResponseComplete')?.textContent).toContain('"name": "db-password"');
  expect(event(page, 'RequestReceived')).toBeNull();
  const request = await tab(page, 'Request');
  await waitFor(() => expect(request.textContent).toContain('secrets'));
});

it('the request and response bodies unfold, also of the next request', async () => {
  const page = await openPage(small);
  const body = (name: string) => preview(page).queryByRole('region', { name: `${name}, as JSON` });
  click(page.row('pod-create-exists'));
  await tab(page, 'Request');
  const isOpen = (name: string) => body(name)?.closest('details')?.open;
  expect(isOpen('Response body')).not.toBe(true);
  click(await preview(page).findByText('Request body'));
  await waitFor(() => expect(body('Request body')?.textContent).toContain('"name": "web-1"'));
  click(preview(page).getByText('Response body'));
  await waitFor(() => expect(isOpen('Response body')).toBe(true));
  expect(body('Response body')?.textContent).toContain('"reason": "AlreadyExists"');
  click(page.row('secret-get'));
  await waitFor(() => expect(body('Request body')).toBeNull());
  expect(isOpen('Response body')).toBe(true);
  expect(body('Response body')?.textContent).toContain('"kind": "Secret"');
});

it('requests are filtered by kind and by text', async () => {
  const page = await openPage(small, { requests: sampleRequests });
  const rows = () => page.container.querySelectorAll('[role="row"][data-id]').length;
  const all = rows();
  click(within(page.pane('Preview')).getByRole('button', { name: /^Attack/ }));
  await waitFor(() => expect(rows()).toBeLessThan(all));
  fill(page.one('[aria-label="Filter requests"]'), 'no such thing');
  await says(page, 'No requests match this filter.');
  press('Escape');
  click(page.button('All'));
  await waitFor(() => expect(rows()).toBe(all));
});

it('group "*" is accepted only from Kubernetes 1.36', async () => {
  const page = await openPage(small.replace('group: ""', 'group: "*"'), { kubernetes: '1.36' });
  const version = (name: string) =>
    fireEvent.change(page.one('[aria-label="Kubernetes version"]'), { target: { value: name } });
  await waitFor(() => expect(page.verdict()).toMatch(/^Accepted/));
  version('1.35');
  await waitFor(() => expect(page.verdict()).toMatch(/^Rejected/));
  await waitFor(() =>
    expect(page.pane('Problems').textContent).toContain(
      'rules[0].resources.group: Invalid value: "*": a lowercase RFC 1123 subdomain must consist of',
    ),
  );
  version('1.37');
  await waitFor(() => expect(page.verdict()).toMatch(/^Accepted/));
});

it('Tab enters the grid and selects nothing; Enter, Space and arrow keys do; Escape keeps the place', async () => {
  const page = await openPage(small);
  const rows = [...page.container.querySelectorAll<HTMLElement>('[role="row"][data-id]')];
  const selected = () => rows.findIndex(isSelected);
  // One row is a stop of Tab.
  expect(rows.filter(({ tabIndex }) => tabIndex === 0)).toEqual([rows[0]]);
  act(() => rows[0]!.focus());
  expect(selected()).toBe(-1);
  const steps: [key: string, selected: number, focused: number][] = [
    ['Enter', 0, 0],
    ['ArrowDown', 1, 1],
    ['ArrowDown', 2, 2],
    ['Escape', -1, 2],
    [' ', 2, 2],
    ['Escape', -1, 2],
    ['ArrowDown', 3, 3],
  ];
  for (const [key, row, focused] of steps) {
    press(key);
    // One after the other.
    // oxlint-disable-next-line no-await-in-loop
    await waitFor(() => expect([key, selected()]).toEqual([key, row]));
    expect([key, rows.indexOf(document.activeElement as HTMLElement)]).toEqual([key, focused]);
  }
});

it('the detail names its request, and closing it focuses the row', async () => {
  const page = await openPage(small);
  const getPods = 'kubectl get pods -n dev';
  const named = () =>
    [...page.pane('Preview').querySelectorAll('p')].find((each) =>
      each.textContent?.startsWith(getPods),
    )?.textContent;
  click(page.row('pod-list'));
  await waitFor(() => expect(named()).toBe(getPods));
  click(page.button('Close the request'));
  await waitFor(() => expect(preview(page).queryByRole('tab')).toBeNull());
  expect(document.activeElement).toBe(page.row('pod-list'));

  press('Enter');
  fill(page.one('[aria-label="Filter requests"]'), 'secret');
  await waitFor(() => expect(named()).toBe(`${getPods}not in this list`));
  click(page.button('Close the request'));
  await waitFor(() => expect(document.activeElement).toBe(page.row('secret-get')));
});

it('a level whose stages are all omitted does not look recorded', async () => {
  const omitting = 'omitStages: [RequestReceived, ResponseComplete]';
  const page = await openPage(`${policyOf('  - level: Metadata\n')}${omitting}\n`);
  const row = page.row('pod-list');
  expect(within(row).getByRole('gridcell', { name: 'level Metadata, no event' })).toBeDefined();
  expect(row.textContent).toContain('no event');
  click(row);
  await says(
    page,
    'Matched by rule 1: level Metadata, no event. Every stage of this request is omitted, so nothing is recorded.',
  );
});

it('a rule for the other kind of request is marked as such', async () => {
  const page = await openPage(
    policyOf(
      '  - { level: None, nonResourceURLs: [/metrics] }\n  - { level: None, resources: [{ group: "" }] }\n  - { level: None, namespaces: [prod] }\n',
    ),
  );
  const why = (number: number) =>
    within(preview(page).getByRole('tabpanel', { name: 'Why' })).getByRole('row', {
      name: new RegExp(`^${number} `),
    }).textContent;
  click(page.row('pod-list'));
  await waitFor(() => expect(why(1)).toContain('fails: is a resource request'));
  click(page.row('livez'));
  await waitFor(() => expect(why(1)).toContain('fails: /livez'));
  for (const number of [2, 3]) expect(why(number)).toContain('fails: is not a resource request');
});

const requests = requestsOf('secret-get', 'pod-create', 'livez');
const levels = (page: Page) =>
  within(preview(page).getByRole('radiogroup', { name: 'Compare at level' }));

/** Opens the events of a request. */
async function openEvents(page: Page, id: string) {
  click(page.row(id));
  await tab(page, 'Events');
  await waitFor(() => levels(page));
}

it('another level says what it would add, changes nothing and is forgotten', async () => {
  const page = await openPage(everyLevel, { requests });
  await openEvents(page, 'secret-get');
  const decided = () =>
    levels(page).getByRole<HTMLInputElement>('radio', {
      name: /^Metadata, \d+ B, set by the policy$/,
    });
  const changed = (tag: 'ins' | 'del') =>
    [...(event(page, 'ResponseComplete')?.querySelectorAll(tag) ?? [])].map(
      ({ textContent }) => textContent,
    );
  expect(decided().checked).toBe(true);
  expect(changed('ins')).toEqual([]);

  click(levels(page).getByRole('radio', { name: /^Request,/ }));
  await says(page, 'What if Request? −1 B: only level changes.');
  click(levels(page).getByRole('radio', { name: /^RequestResponse,/ }));
  await says(page, /What if RequestResponse\? \+\d+ B: adds responseObject\./);
  expect(changed('ins')[0]).toBe('added:  "level": "RequestResponse",');
  expect(changed('ins').join('\n')).toMatch(/"responseObject": \{[^]*"password"/);
  expect(changed('del')).toEqual(['dropped:  "level": "Metadata",']);
  expect(
    within(page.row('secret-get')).getByRole('gridcell', { name: /^level/ }).textContent,
  ).toContain('Metadata');

  click(preview(page).getByRole('button', { name: 'Reset to Metadata' }));
  await waitFor(() => expect(decided().checked).toBe(true));
  expect(changed('ins')).toEqual([]);

  click(levels(page).getByRole('radio', { name: /^None,/ }));
  await says(page, /−\d+ B: drops the event\./);
  await openEvents(page, 'pod-create');
  await waitFor(() =>
    expect(
      levels(page).getByRole<HTMLInputElement>('radio', { name: /set by the policy$/ }).checked,
    ).toBe(true),
  );
});

it('managed fields can be left out to see what they weigh', async () => {
  const page = await openPage(everyLevel, { requests });
  const managed = () =>
    preview(page).queryByRole<HTMLInputElement>('checkbox', { name: 'managed fields' });
  await openEvents(page, 'secret-get');
  expect(managed()).toBeNull();
  await openEvents(page, 'pod-create');
  await waitFor(() => expect(managed()?.checked).toBe(true));
  click(managed()!);
  await says(page, /What if managed fields omitted\? −\d+ B: drops managedFields\./);
  const dropped = event(page, 'ResponseComplete')!.querySelectorAll('del');
  expect(
    [...dropped].map(({ textContent }) => textContent?.includes('"managedFields": [')),
  ).toEqual([true]);
  click(within(event(page, 'ResponseComplete')!).getAllByText(/^\d+ unchanged lines$/)[0]!);
  await waitFor(() =>
    expect(event(page, 'ResponseComplete')?.textContent).toContain('"kind": "Event"'),
  );
});

it('every stage has its event a key away, or a reason', async () => {
  const page = await openPage(everyLevel, { requests });
  const stage = (name: string) =>
    within(preview(page).getByRole('list', { name: 'Stages' }))
      .getAllByRole('listitem')
      .find(({ textContent }) => textContent?.includes(name))!;
  await openEvents(page, 'secret-get');
  expect(stage('RequestReceived').textContent).toMatch(/omitted by rule 1.*saves \d+ B/);
  expect(stage('ResponseStarted').textContent).toContain('never: not a long-running request');
  expect(stage('Panic').textContent).toContain('never: no panic');
  await openEvents(page, 'livez');
  await waitFor(() =>
    expect(stage('RequestReceived').textContent).toContain('level None: nothing is recorded'),
  );
  await says(page, 'this request generates no audit events');
  await openEvents(page, 'pod-create');
  await waitFor(() => expect(event(page, 'ResponseComplete')).not.toBeNull());
  const arrival = within(stage('RequestReceived')).getByRole('button');
  act(() => arrival.focus());
  press('Enter');
  await waitFor(() => expect(arrival.getAttribute('aria-pressed')).toBe('true'));
  expect(document.activeElement).toBe(arrival);
  expect(event(page, 'RequestReceived')?.textContent).toContain('"stage": "RequestReceived"');
  expect(event(page, 'ResponseComplete')).toBeNull();
});

it('copies: JSON, log line, all lines, a jq filter; and a word when it fails', async () => {
  const writeText = vi.fn<(text: string) => Promise<void>>().mockResolvedValue();
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  const page = await openPage(everyLevel, { requests });
  await openEvents(page, 'pod-create');
  await preview(page).findByRole('button', { name: 'Copy JSON' });
  const named = (name: string) => preview(page).getByRole('button', { name });
  /** The word shows for a moment only, so it is looked for at once. */
  const shows = async (button: HTMLElement, word: string) => {
    await act(async () => click(button));
    within(button).getByText(word);
  };
  const copied = async (name: string) => {
    await shows(named(name), 'Copied');
    return writeText.mock.lastCall?.[0] ?? '';
  };
  const json = named('Copy JSON');
  const line = await copied('Copy log line');
  expect(line).not.toContain('\n');
  expect(JSON.parse(await copied('Copy JSON'))).toEqual(JSON.parse(line));
  expect((await copied('Copy all 2 log lines')).split('\n')).toEqual([
    expect.stringContaining('"stage":"RequestReceived"'),
    line,
    '',
  ]);
  expect(await copied('Copy jq filter')).toBe(
    `jq -c 'select(.stage == "ResponseComplete" and .verb == "create" and ` +
      `.user.username == "jane" and .objectRef.apiGroup == null and .objectRef.resource == "pods" and ` +
      `.objectRef.subresource == null and .objectRef.namespace == "prod" and .objectRef.name == "web-2")' audit.log`,
  );
  writeText.mockRejectedValue(new Error('no'));
  await shows(json, 'Copying was blocked');
});

it('a long list has only the rows near the visible part, and those that keys move to', async () => {
  const seen = new Map<Element, (isIntersecting: boolean) => void>();
  class FakeObserver {
    constructor(private readonly tell: (entries: { isIntersecting: boolean }[]) => void) {}
    observe(element: Element) {
      seen.set(element, (isIntersecting) => this.tell([{ isIntersecting }]));
    }
    disconnect() {}
  }
  vi.stubGlobal('IntersectionObserver', FakeObserver);
  const [one] = sampleRequests;
  if (!one) throw new Error('no sample requests');
  const requests = Array.from({ length: 300 }, (_, at) => ({ ...one, id: `many-${at}` }));
  const page = await openPage(small, { requests });
  const rows = () => [...page.container.querySelectorAll<HTMLElement>('[data-id]')];
  const numbers = () => rows().map((row) => Number(row.getAttribute('aria-rowindex')) - 2);
  expect(numbers()).toEqual(Array.from({ length: 40 }, (_, at) => at));
  expect(preview(page).getByRole('grid').getAttribute('aria-rowcount')).toBe('301');

  const [, group] = [...seen][1] ?? [];
  act(() => group?.(true));
  expect(numbers().slice(40)).toEqual([48, 49, 50, 51, 52, 53, 54, 55]);
  act(() => group?.(false));
  expect(numbers()).toHaveLength(40);

  rows()[0]?.focus();
  press('End');
  expect(document.activeElement).toBe(page.row('many-299'));
  press('ArrowUp');
  press('Home');
  expect(document.activeElement).toBe(page.row('many-0'));
});
