import {
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent as ReactPointerEvent,
  type RefObject,
} from 'react';

/** A rule on its way: it would stand before the rule that is at `before` now. */
export interface Drag {
  from: number;
  before: number;
}

/** Where the rule would stand after the drop. */
export const indexAfterDrop = ({ from, before }: Drag) => (before > from ? before - 1 : before);

/** Less than this many pixels is a click with an unsteady hand. */
const threshold = 4;
const edge = 36;
const step = 12;

/**
 * Moving a rule by its handle, with a pointer or by keyboard: Space or Enter picks it up, arrows
 * choose the place, Space or Enter drops it, Escape leaves it where it was. Nothing is edited
 * before the drop, which is one step of undo. `scroller` holds the cards; the handlers are those
 * of the list, because a thousand cards with handlers of their own would all render at each move.
 */
export function useRuleDrag(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  drop: (drag: Drag) => void,
) {
  const [drag, setDrag] = useState<Drag>();
  const start = useRef<{ index: number; y: number }>(undefined);
  const scrolling = useRef(0);

  const end = (dropped: Drag | undefined) => {
    start.current = undefined;
    cancelAnimationFrame(scrolling.current);
    setDrag(undefined);
    if (dropped && indexAfterDrop(dropped) !== dropped.from) drop(dropped);
  };

  /** Near its upper and lower end the list scrolls on, and the place with it. */
  const follow = (y: number, from: number) => {
    cancelAnimationFrame(scrolling.current);
    const element = scroller.current;
    if (!element) return;
    setDrag({ from, before: placeAt(element, y) ?? from });
    const { top, bottom } = element.getBoundingClientRect();
    const by = y < top + edge ? -step : y > bottom - edge ? step : 0;
    if (by === 0) return;
    scrolling.current = requestAnimationFrame(() => {
      element.scrollTop += by;
      follow(y, from);
    });
  };

  const handlers = {
    onPointerDown: (event: ReactPointerEvent) => {
      const handle = handleAt(event.target);
      if (!handle || event.button !== 0) return;
      handle.element.setPointerCapture(event.pointerId);
      start.current = { index: handle.index, y: event.clientY };
    },
    onPointerMove: ({ clientY }: ReactPointerEvent) => {
      if (!start.current) return;
      const { index, y } = start.current;
      if (drag || Math.abs(clientY - y) > threshold) follow(clientY, index);
    },
    onPointerUp: () => {
      if (start.current) end(drag);
    },
    onPointerCancel: () => end(undefined),
    onBlur: (event: FocusEvent) => {
      if (handleAt(event.target)) end(undefined);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const handle = handleAt(event.target);
      const next = handle && keyed(event.key, drag, handle.index, count);
      if (next === undefined) return;
      event.preventDefault();
      if (next === 'leave') end(undefined);
      else if (next === 'drop') end(drag);
      else setDrag(next);
    },
  };
  return { drag, handlers };
}

/** The handle an event is on, by data-handle, and the rule it belongs to, by data-rule. */
function handleAt(target: EventTarget) {
  const element = target instanceof Element ? target.closest('[data-handle]') : null;
  const card = element?.closest<HTMLElement>('[data-rule]');
  return element && card ? { element, index: Number(card.dataset['rule']) } : undefined;
}

/** What a key does to a drag: another one, its end, or nothing. */
export function keyed(
  key: string,
  drag: Drag | undefined,
  index: number,
  count: number,
): Drag | 'drop' | 'leave' | undefined {
  const isPress = key === ' ' || key === 'Enter';
  if (!drag) return isPress ? { from: index, before: index } : undefined;
  if (isPress) return 'drop';
  if (key === 'Escape') return 'leave';
  const place = {
    ArrowUp: indexAfterDrop(drag) - 1,
    ArrowDown: indexAfterDrop(drag) + 1,
    Home: 0,
    End: count - 1,
  }[key];
  if (place === undefined) return undefined;
  const to = Math.max(0, Math.min(count - 1, place));
  return { from: drag.from, before: to > drag.from ? to + 1 : to };
}

/** The rule before whose middle the pointer is; behind the last one their number. */
function placeAt(element: HTMLElement, y: number): number | undefined {
  let place: number | undefined;
  for (const card of element.querySelectorAll<HTMLElement>('[data-rule]')) {
    const { top, height } = card.getBoundingClientRect();
    const index = Number(card.dataset['rule']);
    if (y < top + height / 2) return index;
    place = index + 1;
  }
  return place;
}
