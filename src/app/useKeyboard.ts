import { useEffect } from 'react';
import { useAppStore } from '../state/useApp';
import { panes, type Pane } from '../state/store';
import { focusedPane, focusPane } from './panes';

/** The keys that work everywhere: F6 cycles panes, undo and redo are one history over all of them. */
export function useKeyboard(): void {
  const store = useAppStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'F6') {
        event.preventDefault();
        const next = nextPane(event.shiftKey ? -1 : 1);
        store.getState().showPane(next);
        requestAnimationFrame(() => focusPane(next));
        return;
      }
      const move = undoOrRedo(event);
      if (!move || hasOwnUndo(event.target)) return;
      event.preventDefault();
      store.getState()[move]();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [store]);
}

function nextPane(by: 1 | -1): Pane {
  const current = focusedPane();
  const index = current === undefined ? (by === 1 ? -1 : 0) : panes.indexOf(current);
  return panes[(index + by + panes.length) % panes.length] ?? 'YAML';
}

/** Ctrl/⌘+Z, and Ctrl+Y or Ctrl/⌘+Shift+Z. */
export function undoOrRedo(event: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  if (key === 'y' && event.ctrlKey) return 'redo';
  return undefined;
}

/** Half-typed text in a field is the field's own until it is committed; fields mark it with data-draft. */
function hasOwnUndo(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset['draft'] === 'true';
}
