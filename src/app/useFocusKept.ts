import { useEffect } from 'react';
import { useAppStore, useStudioRoot } from '../state/useApp';
import { afterPaint } from '../ui/afterPaint';
import { focusPane, isFocusLost } from './panes';
import { isMeantFor } from './studiosOfPage';

/** How many previously focused elements are remembered. */
const remembered = 8;

/**
 * Never loses the focus: when the pressed element disappears (a dismissed notice, a closed dialog, a replaced
 * pane), the focus moves to its pane, else to the previously focused element, else to the visible pane. Code
 * that moves the focus itself takes precedence.
 */
export function useFocusKept(): void {
  const store = useAppStore();
  const root = useStudioRoot();
  useEffect(() => {
    const earlier: HTMLElement[] = [];
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || !isMeantFor(root.current, target)) return;
      const others = earlier.filter((each) => each !== target && each.isConnected);
      earlier.splice(0, earlier.length, target, ...others.slice(0, remembered - 1));
    };
    const onPress = (event: Event) => {
      const { target } = event;
      // Typing a character removes nothing, and must stay fast.
      if (event instanceof KeyboardEvent && event.key.length === 1 && !hasModifier(event)) return;
      // Touch needs no focus, and a focused text field would open the keyboard.
      if (event instanceof PointerEvent && event.pointerType === 'touch') return;
      if (!(target instanceof HTMLElement) || !isMeantFor(root.current, target)) return;
      const pane = target.closest<HTMLElement>('[data-pane]');
      // Wait for React, its effects, and dialogs that restore the focus.
      afterPaint(() =>
        requestAnimationFrame(() => {
          if (!isFocusLost() || canTakeFocus(target)) return;
          if (pane?.checkVisibility()) pane.focus();
          else if (pane || !earlier.some(takesFocus)) focusPane(root, store.getState().pane);
        }),
      );
    };
    window.addEventListener('focusin', onFocusIn);
    window.addEventListener('click', onPress, true);
    window.addEventListener('keydown', onPress, true);
    return () => {
      window.removeEventListener('focusin', onFocusIn);
      window.removeEventListener('click', onPress, true);
      window.removeEventListener('keydown', onPress, true);
    };
  }, [store, root]);
}

const hasModifier = ({ ctrlKey, metaKey }: KeyboardEvent) => ctrlKey || metaKey;

const canTakeFocus = (element: HTMLElement) =>
  element.isConnected && element.checkVisibility() && !element.matches(':disabled');

function takesFocus(element: HTMLElement): boolean {
  if (!canTakeFocus(element)) return false;
  element.focus();
  return document.activeElement === element;
}
