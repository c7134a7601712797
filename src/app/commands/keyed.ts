import { flushSync } from 'react-dom';
import { panes, type Pane } from '../../state/state';
import { ariaShortcuts, shortcutText } from '../../ui/shortcut';
import { fileActions } from '../files/fileActions';
import { focusedPane, focusPane, paneOrder } from '../panes';
import type { Command, Studio } from './command';
import { showProblem } from './problems';

const inMonaco = (focused: Element) => focused.closest('.monaco-editor') !== null;
const isTyping = (focused: Element) =>
  focused.matches('input, textarea, select, [contenteditable="true"]');
/** Half-typed text in a field is the field's own until it is committed; fields mark it with data-draft. */
const hasOwnUndo = (focused: Element) => focused.getAttribute('data-draft') === 'true';

/** The commands that have a key. They are needed from the first key press on; the others come with the palette. */
export const keyed = {
  palette: {
    id: 'palette',
    title: 'Find a command',
    group: 'Go to',
    shortcuts: ['Mod+K'],
    run: ({ open }) => open('palette'),
  },
  undo: {
    id: 'undo',
    title: 'Undo',
    group: 'Edit',
    shortcuts: ['Mod+Z'],
    yieldsTo: hasOwnUndo,
    unavailable: ({ store }) =>
      store.getState().history.past.length > 0 ? undefined : 'nothing to undo',
    run: ({ store }) => store.getState().undo(),
  },
  redo: {
    id: 'redo',
    title: 'Redo',
    group: 'Edit',
    shortcuts: ['Mod+Shift+Z', 'Ctrl+Y'],
    yieldsTo: hasOwnUndo,
    unavailable: ({ store }) =>
      store.getState().history.future.length > 0 ? undefined : 'nothing to redo',
    run: ({ store }) => store.getState().redo(),
  },
  openFile: {
    id: 'open-file',
    title: 'Open file…',
    group: 'Edit',
    keywords: 'load import yaml json configmap kubeadm helm talos',
    shortcuts: ['Mod+O'],
    run: ({ store }) => fileActions.open(store),
  },
  saveFile: {
    id: 'save-file',
    title: 'Save to the file, or download',
    group: 'Edit',
    keywords: 'write disk export yaml',
    shortcuts: ['Mod+S'],
    unavailable: noText,
    run: ({ store }) => fileActions.save(store),
  },
  nextPane: {
    id: 'next-pane',
    title: 'Next pane',
    group: 'Go to',
    shortcuts: ['F6'],
    run: (studio) => goToPane(studio, paneBeside(studio, 1)),
  },
  previousPane: {
    id: 'previous-pane',
    title: 'Previous pane',
    group: 'Go to',
    shortcuts: ['Shift+F6'],
    run: (studio) => goToPane(studio, paneBeside(studio, -1)),
  },
  nextProblem: {
    id: 'next-problem',
    title: 'Next problem',
    group: 'Problems',
    keywords: 'error warning notice',
    shortcuts: ['F8'],
    yieldsTo: inMonaco,
    unavailable: noProblem,
    run: ({ store }) => showProblem(store, 1),
  },
  previousProblem: {
    id: 'previous-problem',
    title: 'Previous problem',
    group: 'Problems',
    keywords: 'error warning notice',
    shortcuts: ['Shift+F8'],
    yieldsTo: inMonaco,
    unavailable: noProblem,
    run: ({ store }) => showProblem(store, -1),
  },
  help: {
    id: 'help',
    title: 'Keys and marks',
    group: 'View',
    keywords: 'help keyboard shortcuts legend levels stages',
    shortcuts: ['?', 'F1'],
    yieldsTo: (focused) => isTyping(focused) || inMonaco(focused),
    run: ({ open }) => open('help'),
  },
} satisfies Record<string, Command>;

/** Nothing to copy or to save. */
export function noText({ store }: Studio): string | undefined {
  return store.getState().text === '' ? 'there is no text' : undefined;
}

function noProblem({ store }: Studio): string | undefined {
  return store.getState().analysis.problems.length > 0 ? undefined : 'there is no problem';
}

/** Shows a pane and puts the focus into it. */
export function goToPane({ store, root }: Studio, pane: Pane): void {
  // A pane that was hidden can take the focus once it is drawn.
  flushSync(() => store.getState().showPane(pane));
  focusPane(root, pane);
}

function paneBeside({ root }: Studio, by: 1 | -1): Pane {
  const order = paneOrder();
  const current = focusedPane(root);
  const index = current === undefined ? (by === 1 ? -1 : 0) : order.indexOf(current);
  return order[(index + by + panes.length) % panes.length] ?? 'Preview';
}

/** What a button that does a command says of its key: tooltip and aria-keyshortcuts. */
export function keyOf({ title, shortcuts = [] }: Command, name = title) {
  const [shown] = shortcuts;
  return {
    title: shown === undefined ? name : `${name} (${shortcutText(shown)})`,
    ...(shown !== undefined && { 'aria-keyshortcuts': ariaShortcuts(shortcuts) }),
  };
}
