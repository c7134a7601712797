/** What the tip should explain, and where. */
export interface Asked {
  terms: string;
  /** undefined means all terms. */
  term: string | undefined;
  place: DOMRect;
  /** The focused button that the tip describes. */
  describes?: HTMLElement;
}

const hoverMs = 450;
const pressMs = 500;
const focusMs = 700;
/** Time to move the pointer from the word into the tip. */
const graceMs = 200;
/** A finger that moves further is scrolling. */
const pressPx = 10;

/**
 * Watches `area` for hover, long press and focus on a term, and calls `ask` with it, or with
 * undefined to hide the tip. Uses the same few listeners for any number of words. Returns a function
 * that stops watching.
 */
export function createWatcher(
  area: HTMLElement,
  tip: HTMLElement,
  ask: (asked: Asked | undefined) => void,
): () => void {
  const stop = new AbortController();
  let timer = 0;
  let isShown = false;
  let word: Element | null = null;
  let pressedAt: { x: number; y: number } | undefined;
  /** The click that may follow belongs to a long press and must not press a button. */
  let isLongPress = false;

  const later = (ms: number, run: () => void) => {
    clearTimeout(timer);
    timer = window.setTimeout(run, ms);
  };
  const show = (asked: Asked) => {
    isShown = true;
    ask(asked);
  };
  const hide = () => {
    clearTimeout(timer);
    word = null;
    if (!isShown) return;
    isShown = false;
    ask(undefined);
  };
  const showWord = (target: Element, y: number) => {
    const terms = target.closest<HTMLElement>('[data-terms]')?.dataset['terms'];
    const term = target instanceof HTMLElement ? target.dataset['term'] : undefined;
    if (terms !== undefined && term !== undefined && target.isConnected) {
      show({ terms, term, place: lineOf(target, y) });
    }
  };
  const on = <K extends keyof HTMLElementEventMap>(
    target: EventTarget,
    name: K,
    listener: (event: HTMLElementEventMap[K]) => void,
    capture = false,
  ) => {
    const options = { signal: stop.signal, capture };
    target.addEventListener(name, listener as EventListener, options);
  };

  on(area, 'pointerover', ({ target, pointerType, clientY }) => {
    if (pointerType === 'touch' || !(target instanceof Element)) return;
    if (tip.contains(target)) return clearTimeout(timer);
    const over = target.closest('[data-term]');
    if (over === word) return clearTimeout(timer);
    if (!over) return word ? later(graceMs, hide) : undefined;
    word = over;
    later(isShown ? graceMs : hoverMs, () => showWord(over, clientY));
  });
  on(area, 'pointerleave', ({ pointerType }) => {
    if (pointerType !== 'touch' && word) later(graceMs, hide);
  });

  on(area, 'pointerdown', ({ target, pointerType, clientX, clientY }) => {
    if (!(target instanceof Element) || tip.contains(target)) return;
    hide();
    isLongPress = false;
    const pressed = target.closest('[data-term]');
    if (pointerType !== 'touch' || !pressed) return;
    pressedAt = { x: clientX, y: clientY };
    later(pressMs, () => {
      showWord(pressed, clientY);
      isLongPress = true;
    });
  });
  on(area, 'pointermove', ({ clientX, clientY }) => {
    if (!pressedAt || isShown) return;
    if (Math.hypot(clientX - pressedAt.x, clientY - pressedAt.y) > pressPx) clearTimeout(timer);
  });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    on(window, end, () => {
      if (!pressedAt) return;
      pressedAt = undefined;
      clearTimeout(timer);
    });
  }
  on(
    area,
    'click',
    (event) => {
      if (!isLongPress) return;
      isLongPress = false;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
  on(area, 'contextmenu', (event) => {
    if (pressedAt) event.preventDefault();
  });

  const askOfFocused = (target: EventTarget | null) => {
    const terms = target instanceof HTMLElement ? target.querySelector('[data-terms]') : null;
    if (!(target instanceof HTMLButtonElement) || !(terms instanceof HTMLElement)) return;
    if (!target.matches(':focus-visible')) return;
    later(focusMs, () => {
      const place = target.getBoundingClientRect();
      show({ terms: terms.dataset['terms'] ?? '', term: undefined, place, describes: target });
    });
  };
  on(area, 'focusin', ({ target }) => askOfFocused(target));
  // The area may already have the focus.
  if (area.contains(document.activeElement)) askOfFocused(document.activeElement);
  on(area, 'focusout', ({ relatedTarget }) => {
    // A link in the tip is about to be followed.
    if (!(relatedTarget instanceof Node && tip.contains(relatedTarget))) hide();
  });
  on(
    window,
    'keydown',
    (event) => {
      isLongPress = false;
      if (isShown && event.key === 'Escape') event.stopPropagation();
      // The user is acting on the focused element and needs to see it.
      hide();
    },
    true,
  );
  on(
    window,
    'scroll',
    ({ target }) => {
      if (target !== tip && !(target instanceof Node && tip.contains(target))) hide();
    },
    true,
  );

  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}

/** Returns the line box of a word at a vertical position in the window. */
function lineOf(word: Element, y: number): DOMRect {
  const lines = [...word.getClientRects()];
  const line = lines.find(({ top, bottom }) => top <= y && y <= bottom) ?? lines[0];
  return line ?? word.getBoundingClientRect();
}
