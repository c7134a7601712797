import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { replaceProgress } from '../../storage/learn/progress';
import { noProgress } from '../../course/progress';

/** Opens a page of Learn in jsdom, as if its address were `#learn/…`. */
export async function openLearn(path: string, isFresh = true) {
  const { default: LearnPage } = await import('../../learn/LearnPage');
  if (isFresh) replaceProgress(noProgress);
  const page = (shown: string) => <LearnPage path={shown} theme="system" setTheme={() => {}} />;
  // Awaited: what loads meanwhile would hold back the page's effects.
  const { container, rerender, unmount } = await act(async () => render(page(path)));
  return {
    container,
    /** Closes the page, as a reload does first. */
    close: unmount,
    /** Goes to another page of Learn. */
    goTo: (next: string) => act(async () => rerender(page(next))),
    /** The text area of the policy. */
    area: () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Policy YAML' }),
    /** Types another policy. */
    type: async (text: string) => {
      const area = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Policy YAML' });
      fireEvent.change(area, { target: { value: text } });
    },
    button: (name: string | RegExp) => screen.findByRole('button', { name }),
    sees: (text: string | RegExp) =>
      waitFor(() => {
        if (!matches(container.textContent, text)) throw new Error(`not to be seen: ${text}`);
      }),
  };
}

const matches = (seen: string, text: string | RegExp) =>
  typeof text === 'string' ? seen.includes(text) : text.test(seen);
