import { cleanup, configure, render, within } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import { sampleRequests } from '../../catalog/requests';
import type { First } from '../../state/actions/opening';
import { selectRows } from '../../state/rows';
import { settle } from '../../state/settled';
import { createAppStore } from '../../state/store';
import { StoreContext } from '../../state/useApp';
import { dismissHint } from '../../storage/preferences';
import { afterPaint } from '../../ui/afterPaint';

/** Gives each test of a file a page in jsdom without hints, and takes what it mounted down again. */
export function preparePage(): void {
  // No style sheets, so nothing is hidden; an error without the whole page takes a fraction of the time.
  configure({
    asyncUtilTimeout: 60_000,
    defaultHidden: true,
    getElementError: (message) => new Error(message?.split('\n')[0] ?? 'not found'),
  });
  beforeEach(() => {
    // A narrow page, which keeps the text area: jsdom cannot run Monaco.
    vi.stubGlobal('matchMedia', () => ({
      matches: false,
      addEventListener: () => {},
      removeEventListener: () => {},
    }));
    // jsdom lays nothing out, so no size ever changes.
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe() {}
        unobserve() {}
        disconnect() {}
      },
    );
    // No style sheet is loaded, and jsdom takes half the time of a test to find that out.
    vi.stubGlobal('getComputedStyle', ({ style }: HTMLElement) => style);
    // React Aria puts ids into selectors.
    vi.stubGlobal('CSS', { escape: (id: string) => id.replaceAll(/\W/g, String.raw`\$&`) });
    Element.prototype.scrollIntoView = () => {};
    Element.prototype.scrollTo = () => {};
    Element.prototype.checkVisibility = () => true;
    dismissHint();
  });
  afterEach(() => {
    cleanup();
    // What is saved a moment later is saved now.
    window.dispatchEvent(new Event('pagehide'));
    vi.unstubAllGlobals();
  });
}

/** Puts a studio on the page; everything is looked for inside it. */
export async function mountStudio(first: First) {
  const { App } = await import('../../app/App');
  const store = createAppStore({ requests: sampleRequests.slice(0, 12), ...first });
  // Decided already, all panes are there at once.
  selectRows(store.getState());
  const followers = settle(store, afterPaint);
  const { container } = render(
    <StoreContext value={{ store, ...followers, root: { current: null } }}>
      <App theme="system" setTheme={() => {}} />
    </StoreContext>,
  );
  const inside = within(container);
  return {
    store,
    container,
    inside,
    pane: (name: string) => inside.getByRole('region', { name }),
    area: inside.getByRole<HTMLTextAreaElement>('textbox', { name: 'Policy YAML' }),
    // Role queries look at every element, which takes seconds on a busy machine.
    button: (name: string) => {
      const isNamed = (each: Element) =>
        (each.getAttribute('aria-label') ?? each.textContent) === name;
      const found = [...container.querySelectorAll('button')].find(isNamed);
      if (!found) throw new Error(`no button ${name}`);
      return found;
    },
  };
}
