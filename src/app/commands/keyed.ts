import { flushSync } from 'react-dom';
import { panes, type Pane } from '../../state/state';
import { ariaShortcuts, shortcutText } from '../../ui/shortcut';
import { fileActions } from '../files/fileActions';
import { focusedPane, focusPane, paneOrder } from '../panes';
import type { Command, Studio } from './command';
import { showProblem } from './problems';

const inMonaco = (focused: Element) => focused.closest('.monaco-editor') !== null;
/** A field with uncommitted text, marked with data-draft, keeps its own undo. */
const hasOwnUndo = (focused: Element) => focused.getAttribute('data-draft') === 'true';

/** The commands with a shortcut. They are needed from the start; the others load with the palette. */
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
    title: 'Save to file, or download',
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
    title: 'Keyboard shortcuts and symbols',
    group: 'View',
    keywords: 'help keys legend marks levels stages',
    shortcuts: ['?', 'F1'],
    run: ({ open }) => open('help'),
  },
} satisfies Record<string, Command>;

/** Why the text cannot be copied or saved; undefined if it can. */
export function noText({ store }: Studio): string | undefined {
  return store.getState().text === '' ? 'the policy is empty' : undefined;
}

function noProblem({ store }: Studio): string | undefined {
  return store.getState().analysis.problems.length > 0 ? undefined : 'there are no problems';
}

/** Shows a pane and moves the focus into it. */
export function goToPane({ store, root }: Studio, pane: Pane): void {
  // A hidden pane cannot take the focus before it is rendered.
  flushSync(() => store.getState().showPane(pane));
  focusPane(root, pane);
}

function paneBeside({ root }: Studio, by: 1 | -1): Pane {
  const order = paneOrder();
  const current = focusedPane(root);
  const index = current === undefined ? (by === 1 ? -1 : 0) : order.indexOf(current);
  return order[(index + by + panes.length) % panes.length] ?? 'Preview';
}

/** The attributes of a button for a command: tooltip and aria-keyshortcuts. */
export function keyOf({ title, shortcuts = [] }: Command, name = title) {
  const [shown] = shortcuts;
  return {
    title: shown === undefined ? name : `${name} (${shortcutText(shown)})`,
    ...(shown !== undefined && { 'aria-keyshortcuts': ariaShortcuts(shortcuts) }),
  };
}
