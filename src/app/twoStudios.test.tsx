// @vitest-environment jsdom
import { act, fireEvent, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { mountStudio, preparePage } from '../testing/page/mountStudio';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n';
const one = `${head}- level: Metadata\n- level: None\n`;
const other = `${head}- level: None\n  verbs: [get]\n- level: Request\n- level: Metadata\n`;

preparePage();

/** A studio on the page, and its parts. */
async function mount(text: string) {
  const studio = await mountStudio({ text });
  const { container, inside, pane } = studio;
  const cells = (name: RegExp) =>
    within(inside.getByRole('grid', { name: 'Requests' }))
      .getAllByRole('gridcell', { name })
      .map((cell) => cell.getAttribute('aria-label')?.replace(/^\w+ /, ''));
  return {
    ...studio,
    rule: (number: number) =>
      within(within(pane('Rules')).getByRole('listitem', { name: `Rule ${number}` })),
    request: (id: string) => container.querySelector<HTMLElement>(`[role="row"][data-id="${id}"]`)!,
    /** What is shown: how many rules, which levels are decided, how many problems. */
    shown: () => [
      within(pane('Rules')).queryAllByRole('listitem', { name: /^Rule \d+$/ }).length,
      [...new Set(cells(/^level /))].join(),
      within(pane('Problems')).queryAllByRole('listitem').length,
    ],
  };
}

const two = async () => ({ a: await mount(one), b: await mount(other) });
const ofOne = [2, 'Metadata', 1];
const ofOther = [3, 'Request,None', 4];

it('each shows its own policy', async () => {
  const { a, b } = await two();
  expect([a.shown(), b.shown()]).toEqual([ofOne, ofOther]);
});

it('an edit in one text changes only that studio', async () => {
  const { a, b } = await two();
  fireEvent.change(a.area, {
    target: {
      value: `${head}- level: RequestResponse
`,
    },
  });
  await waitFor(() => expect(a.shown()).toEqual([1, 'RequestResponse', 2]));
  expect([b.area.value, b.shown()]).toEqual([other, ofOther]);

  fireEvent.change(b.area, { target: { value: `${head}- level: [` } });
  await waitFor(() => expect(b.shown()[2]).toBeGreaterThan(0));
  expect(b.shown().slice(0, 2)).toEqual(ofOther.slice(0, 2));
  expect(a.shown()).toEqual([1, 'RequestResponse', 2]);
});

it('an edit in one form changes only that studio, and the focus stays in it', async () => {
  const { a, b } = await two();
  fireEvent.click(b.button('Add rule'));
  await waitFor(() => expect(b.shown()[0]).toBe(4));
  // Above the second rule, which matches every request.
  expect(b.rule(2).getAllByRole('button')[0]).toBe(document.activeElement);
  expect([a.area.value, a.shown()]).toEqual([one, ofOne]);

  // The same rule number is open in the other studio; its card is not the one that moves.
  act(() => a.store.getState().selectRule(1));
  act(() => b.store.getState().selectRule(1));
  fireEvent.keyDown(b.rule(2).getAllByRole('button')[0]!, { key: 'ArrowDown', altKey: true });
  await waitFor(() => expect(b.store.getState().selectedRule).toBe(2));
  expect(b.container.contains(document.activeElement)).toBe(true);
  expect([a.area.value, a.store.getState().selectedRule]).toEqual([one, 1]);
});

it('removing the last rule moves the focus to Add rule of the same studio', async () => {
  const single = `${head}- level: None\n`;
  await mount(single);
  const b = await mount(single);
  act(() => b.store.getState().selectRule(0));
  fireEvent.click(await b.rule(1).findByRole('button', { name: 'Delete rule' }));
  await waitFor(() => expect(document.activeElement).toBe(b.button('Add rule')));
});

it('undo works in the studio used last', async () => {
  const { a, b } = await two();
  for (const { area } of [a, b]) fireEvent.change(area, { target: { value: `${area.value}#` } });
  act(() => a.area.focus());
  fireEvent.keyDown(a.area, { key: 'z', ctrlKey: true });
  expect([a.area.value, b.area.value]).toEqual([one, `${other}#`]);
  act(() => b.area.focus());
  act(() => b.area.blur());
  fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
  expect([a.area.value, b.area.value]).toEqual([one, other]);
});

it('F6 cycles through the panes of the studio with the focus', async () => {
  const { a, b } = await two();
  for (const { area, pane } of [a, b, a]) {
    act(() => area.focus());
    for (const name of ['Rules', 'Preview', 'Problems', 'YAML', 'Rules']) {
      fireEvent.keyDown(document.activeElement!, { key: 'F6' });
      expect(pane(name).contains(document.activeElement)).toBe(true);
    }
  }
});

it('a request is selected in one studio only, and closing it moves the focus to its row there', async () => {
  const { a, b } = await two();
  fireEvent.click(b.request('pod-get'));
  expect(b.request('pod-get').getAttribute('aria-selected')).toBe('true');
  expect(a.request('pod-get').getAttribute('aria-selected')).toBe('false');
  await waitFor(() => b.button('Close the request'));
  fireEvent.click(b.button('Close the request'));
  expect(document.activeElement).toBe(b.request('pod-get'));
});

it('no id is used twice', async () => {
  const { a, b } = await two();
  for (const { request } of [a, b]) fireEvent.click(request('pod-get'));
  for (const { button } of [a, b]) await waitFor(() => button('Close the request'));
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});
