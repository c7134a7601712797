import { useRef, type RefCallback } from 'react';

/**
 * Returns a function that names the button to focus after the next change of a list, because the one that was pressed is
 * gone then, and the ref of an element of the dialog. If there is no such button, the one with data-otherwise has it.
 */
export function useFocusNext(): [focusNext: (label: string) => void, ref: RefCallback<Element>] {
  const next = useRef<string>(undefined);
  return [
    (label) => {
      next.current = label;
    },
    // A new function each time, so that it is called after each change.
    (around) => {
      if (!around || next.current === undefined) return;
      const label = next.current;
      next.current = undefined;
      const dialog = around.closest('[role="dialog"]') ?? around;
      const buttons = [...dialog.querySelectorAll('button')];
      const found = buttons.find((each) => each.getAttribute('aria-label') === label);
      (found ?? buttons.find((each) => each.hasAttribute('data-otherwise')))?.focus();
    },
  ];
}
