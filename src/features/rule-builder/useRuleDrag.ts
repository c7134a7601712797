import {
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent as ReactPointerEvent,
  type RefObject,
} from 'react';

/** A drag in progress: the rule would drop before the rule that is at `before` now. */
export interface Drag {
  from: number;
  before: number;
}

/** The index of the rule after the drop. */
export const indexAfterDrop = ({ from, before }: Drag) => (before > from ? before - 1 : before);

/** A shorter way, in pixels, is a click. */
const threshold = 4;
const edge = 36;
const step = 12;

/**
 * Moves a rule by its handle, with a pointer or the keyboard: Space or Enter picks it up, arrows
 * move it, Space or Enter drops it, Escape cancels. Nothing is edited before the drop, which is one
 * undo step. `scroller` contains the cards. The handlers belong to the list: if each of a thousand
 * cards had its own, all would render on every move.
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

  /** Near its top and bottom edges the list scrolls during a drag. */
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
      if (next === 'cancel') end(undefined);
      else if (next === 'drop') end(drag);
      else setDrag(next);
    },
  };
  return { drag, handlers };
}

/** The handle that an event is on (data-handle) and its rule (data-rule). */
function handleAt(target: EventTarget) {
  const element = target instanceof Element ? target.closest('[data-handle]') : null;
  const card = element?.closest<HTMLElement>('[data-rule]');
  return element && card ? { element, index: Number(card.dataset['rule']) } : undefined;
}

/** What a key does to a drag: changes it, ends it, or nothing. */
export function keyed(
  key: string,
  drag: Drag | undefined,
  index: number,
  count: number,
): Drag | 'drop' | 'cancel' | undefined {
  const isPress = key === ' ' || key === 'Enter';
  if (!drag) return isPress ? { from: index, before: index } : undefined;
  if (isPress) return 'drop';
  if (key === 'Escape') return 'cancel';
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

/** The index of the first rule whose middle is below the pointer; below the last rule it is their number. */
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
