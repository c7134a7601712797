import { flushSync } from 'react-dom';
import { useAppStore, useStudioRoot } from '../../../state/useApp';
import { focusRow } from '../rowOf';

/**
 * Returns what Escape does in the detail of a request: shown over all panes it returns to its place; there it
 * closes, and the focus returns to the row of the request. With `close` it closes at once.
 */
export function useLeave(id: string): (close?: 'close') => void {
  const store = useAppStore();
  const root = useStudioRoot();
  return (close) => {
    const { isDetailWhole, showDetailWhole, selectRequest } = store.getState();
    if (isDetailWhole && !close) return showDetailWhole(false);
    // The list may be visible only now.
    flushSync(() => selectRequest(undefined));
    focusRow(root, id);
  };
}
