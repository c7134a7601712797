import { act, fireEvent, waitFor, within } from '@testing-library/react';
import { expect } from 'vitest';
import { sampleRequests } from '../../catalog/requests';
import type { First } from '../../state/actions/opening';
import { mountStudio } from './mountStudio';

export { everyLevel, policyOf, small, three } from '../policies';

/** The sample requests with these ids: fewer rows are mounted sooner. */
export const requestsOf = (...ids: string[]) =>
  ids.map((id) => {
    const request = sampleRequests.find((each) => each.id === id);
    if (!request) throw new Error(`no sample request ${id}`);
    return request;
  });

const few = requestsOf('pod-list', 'secret-get', 'pod-create-exists', 'livez');

/** A studio on the page in jsdom, and its parts as a user names them. */
export async function openPage(text: string, first: Omit<First, 'text'> = {}) {
  const studio = await mountStudio({ requests: few, ...first, text });
  const { container, area } = studio;
  const one = (selector: string) => {
    const found = container.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  const rule = (number: number) => one(`[aria-label="Rule ${number}"]`);
  const head = (number: number) =>
    within(rule(number)).getAllByRole('button', { expanded: isOpen(rule(number)) })[0]!;
  return {
    ...studio,
    one,
    rule,
    head,
    text: () => area.value,
    rules: () =>
      [...container.querySelectorAll('[aria-label^="Rule "]')].filter(
        (each) => each.tagName === 'LI',
      ).length,
    verdict: () => one('[aria-label="Verdict"]').textContent ?? '',
    row: (id: string) => one(`[role="row"][data-id="${id}"]`),
    openRule: async (number: number) => {
      click(head(number));
      await waitFor(() => expect(within(rule(number)).getAllByRole('checkbox')).toBeDefined());
    },
    /** Puts a text in place of the whole text. */
    replace: (next: string) => void fireEvent.change(area, { target: { value: next } }),
  };
}
const isOpen = (rule: HTMLElement) => rule.querySelector('[aria-expanded="true"]') !== null;

/** Waits until an element has the focus. Comparing and printing elements would take longer than the test. */
export const expectFocus = (element: () => Element | null) =>
  waitFor(() => {
    const focused = document.activeElement;
    if (focused !== element())
      throw new Error(
        `the focus is on ${focused?.getAttribute('aria-label') ?? focused?.textContent}`,
      );
  });

/** Clicks with the focus where a browser puts it. */
export function click(element: HTMLElement): void {
  act(() => element.focus());
  fireEvent.click(element);
}

/** Types in place of what a field holds. */
export function fill(field: HTMLElement, value: string): void {
  act(() => field.focus());
  // React Aria asks how the text came about.
  const how = { inputType: 'insertText', bubbles: true };
  fireEvent(field, new InputEvent('beforeinput', how));
  fireEvent.input(field, { ...how, target: { value } });
}

/** Presses a key where the focus is. */
export function press(key: string, modifiers: object = {}): void {
  const target = document.activeElement ?? document.body;
  const isKept = fireEvent.keyDown(target, { key, code: key, ...modifiers });
  // A browser clicks a button itself.
  if (isKept && target instanceof HTMLButtonElement && (key === 'Enter' || key === ' '))
    fireEvent.click(target);
  fireEvent.keyUp(document.activeElement ?? document.body, { key, code: key, ...modifiers });
}
