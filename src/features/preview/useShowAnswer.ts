import { flushSync } from 'react-dom';
import { useAppStore, useStudioRoot } from '../../state/useApp';
import { focusRow } from './rowOf';

/** Returns what shows the hidden answer. The focus moves from the button, which is gone, to the open tab or to the list. */
export function useShowAnswer(): () => void {
  const store = useAppStore();
  const root = useStudioRoot();
  return () => {
    flushSync(() => store.getState().hideAnswer(false));
    const tab = root.current?.querySelector<HTMLElement>(
      '[data-pane="Preview"] [role="tab"][aria-selected="true"]',
    );
    if (tab) tab.focus();
    else focusRow(root, store.getState().selectedRequest ?? '');
  };
}
