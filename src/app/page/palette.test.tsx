// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { preparePage } from '../../testing/page/mountStudio';
import { click, fill, expectFocus, openPage, press, small } from '../../testing/page/openPage';

preparePage();

const palette = () => within(screen.getByRole('dialog', { name: 'Commands' }));
const field = () => palette().getByRole('combobox', { name: 'Find a command' });

async function openPalette() {
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'k', ctrlKey: true });
  await expectFocus(field);
}

/** Enters a text in the palette and runs the first match. */
async function take(typed: string, title: RegExp) {
  await openPalette();
  fill(field(), typed);
  await waitFor(() => expect(palette().getAllByRole('option')[0]?.textContent).toMatch(title));
  press('Enter');
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Commands' })).toBeNull());
}

it('a command moves the focus to its target', async () => {
  const page = await openPage(small);
  const head = (number: number) => () => page.head(number);
  const rows: [
    typed: string,
    title: RegExp,
    focused: () => Element | null,
    also?: () => boolean,
  ][] = [
    [
      'kubectl get secret db',
      /^kubectl get secret db-password -n prod -o yaml/,
      () => page.row('secret-get'),
      () =>
        page.row('secret-get').getAttribute('aria-selected') === 'true' &&
        within(page.pane('Preview')).queryByRole('tab', { name: 'Events' }) !== null,
    ],
    [
      'show events',
      /^Show Events/,
      () => within(page.pane('Preview')).queryByRole('tab', { name: 'Events' }),
    ],
    ['rule 2', /^Rule 2/, head(2), () => page.head(2).getAttribute('aria-expanded') === 'true'],
    [
      'rule up',
      /^Move the selected rule up/,
      head(1),
      () => page.head(1).getAttribute('aria-expanded') === 'true',
    ],
    ['next problem', /^Next problem/, () => page.area],
    [
      'first steps',
      /^Show the first steps again/,
      () => document.activeElement,
      () => page.container.querySelector('[aria-label="First steps"]') !== null,
    ],
  ];
  for (const [typed, title, focused, also = () => true] of rows) {
    // One after the other, in the same page.
    // oxlint-disable-next-line no-await-in-loop
    await take(typed, title);
    // oxlint-disable-next-line no-await-in-loop
    await waitFor(() => expect([typed, also()]).toEqual([typed, true]));
    // oxlint-disable-next-line no-await-in-loop
    await expectFocus(focused);
  }
});

it('loads a template, undoes it, and opens the dialog of templates', async () => {
  const page = await openPage(small);
  await take('template minimal', /^Template: /);
  await waitFor(() => expect(page.text()).not.toBe(small));
  expect(page.pane('Rules').contains(document.activeElement)).toBe(true);
  await take('undo', /^Undo/);
  await waitFor(() => expect(page.text()).toBe(small));
  await take('templates', /^Templates…/);
  await screen.findByRole('dialog', { name: 'Templates' });
});

it('shows when nothing matches, what is unavailable, and what was recently used', async () => {
  await openPage(small);
  await openPalette();
  fill(field(), 'xyzzy');
  await waitFor(() => palette().getByText('No command matches “xyzzy”. Try a shorter search.'));
  fill(field(), 'undo');
  await waitFor(() =>
    expect(palette().getAllByRole('option')[0]?.textContent).toContain('nothing to undo'),
  );
  press('Enter');
  await waitFor(() =>
    expect(palette().getByRole('status').textContent).toMatch(
      /Undo is unavailable: nothing to undo/,
    ),
  );
  press('Escape');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await take('go to rules', /^Go to Rules/);
  await openPalette();
  const recent = within(palette().getByRole('group', { name: 'Recently used' }));
  expect(recent.getByRole('option', { name: 'Go to Rules' })).toBeDefined();
});

it('the help sheet opens with ? and F1, but not while typing', async () => {
  const page = await openPage(small);
  const name = 'Keyboard shortcuts and symbols';
  const sheet = () => screen.queryByRole('dialog', { name });
  const closed = async () => {
    press('Escape');
    await waitFor(() => expect(sheet()).toBeNull());
    await expectFocus(() => page.head(1));
  };
  act(() => page.one('[aria-label="Filter requests"]').focus());
  press('?');
  expect(sheet()).toBeNull();
  act(() => page.head(1).focus());
  press('?');
  await waitFor(() => expect(sheet()?.textContent).toContain('Ctrl+K'));
  // The shortcuts of the panes do not work until it is closed.
  press('F6');
  expect(sheet()?.contains(document.activeElement)).toBe(true);
  await closed();
  press('F1');
  await waitFor(() => expect(sheet()).not.toBeNull());
  click(within(sheet()!).getByRole('checkbox', { name: /^Also open with \?/ }));
  await closed();
  press('?');
  expect(sheet()).toBeNull();
  // One opens from the other, and the focus returns to where it started.
  await take('shortcuts', /^Keyboard shortcuts and symbols/);
  await waitFor(() => expect(sheet()).not.toBeNull());
  await closed();
});
