import type { KeyboardEvent } from 'react';
import type { Row } from '../../../engine/decide';
import { useLeave } from './useLeave';
import { useStep } from './useStep';

/** Returns the keys of a detail: Escape leaves it, Alt+↑ and Alt+↓ go to the request before and after it. */
export function useDetailKeys(list: readonly Row[], id: string): (event: KeyboardEvent) => void {
  const leave = useLeave(id);
  const step = useStep(list, id);
  return (event) => {
    const { key, altKey, defaultPrevented } = event;
    if (key === 'Escape' && !defaultPrevented) leave();
    const by = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : undefined;
    if (!altKey || by === undefined) return;
    event.preventDefault();
    step(by);
  };
}
