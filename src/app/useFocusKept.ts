import { useEffect } from 'react';
import { useAppStore } from '../state/useApp';
import { afterPaint } from '../ui/afterPaint';
import { focusPane, isFocusLost } from './panes';

/** How many elements that had the focus are remembered. */
const remembered = 8;

/**
 * The focus is never lost: when what was pressed goes away with what it did (a dismissed notice,
 * a closed dialog, a pane that another one takes the place of), the focus goes to the pane it was
 * in, else to what had it before, else to the pane shown. What moves the focus itself comes first.
 */
export function useFocusKept(): void {
  const store = useAppStore();
  useEffect(() => {
    const earlier: HTMLElement[] = [];
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      const others = earlier.filter((each) => each !== target && each.isConnected);
      earlier.splice(0, earlier.length, target, ...others.slice(0, remembered - 1));
    };
    const onPress = (event: Event) => {
      const { target } = event;
      // A letter typed takes nothing away, and typing is to cost nothing.
      if (event instanceof KeyboardEvent && event.key.length === 1 && !hasModifier(event)) return;
      // A finger needs no focus, and in a text field it would bring up the keyboard.
      if (event instanceof PointerEvent && event.pointerType === 'touch') return;
      if (!(target instanceof HTMLElement)) return;
      const pane = target.closest<HTMLElement>('[data-pane]');
      // React and its effects, what follows a paint, and a dialog that gives back the focus come first.
      afterPaint(() =>
        requestAnimationFrame(() => {
          if (!isFocusLost() || canTakeFocus(target)) return;
          if (pane?.checkVisibility()) pane.focus();
          else if (pane || !earlier.some(takesFocus)) focusPane(store.getState().pane);
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
  }, [store]);
}

const hasModifier = ({ ctrlKey, metaKey }: KeyboardEvent) => ctrlKey || metaKey;

const canTakeFocus = (element: HTMLElement) =>
  element.isConnected && element.checkVisibility() && !element.matches(':disabled');

function takesFocus(element: HTMLElement): boolean {
  if (!canTakeFocus(element)) return false;
  element.focus();
  return document.activeElement === element;
}
