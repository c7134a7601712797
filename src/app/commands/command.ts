import type { StoreApi } from '../../state/store';
import type { StudioRoot } from '../../state/useApp';
import type { Theme } from '../../storage/preferences';
import type { Shortcut } from '../../ui/shortcut';

/** The groups of commands, in the order of the palette and the help sheet. */
export const groups = [
  'Edit',
  'Rules',
  'Go to',
  'Problems',
  'Requests',
  'Templates',
  'Workspaces',
  'Kubernetes',
  'Switch it on',
  'Learn',
  'View',
] as const;

/** The dialogs of the page. */
export type DialogName =
  | 'palette'
  | 'help'
  | 'templates'
  | 'agreement'
  | 'share'
  | 'workspaces'
  | 'compare'
  | 'simplify'
  | 'about';

/** What a command can act on. */
export interface Studio {
  store: StoreApi;
  /** The element that contains the studio. */
  root: StudioRoot;
  theme: Theme;
  setTheme: (theme: Theme) => void;
  open: (dialog: DialogName) => void;
  showFirstSteps: () => void;
}

/** An action as a value, shared by the palette, the help sheet, tooltips and shortcuts. */
export interface Command {
  id: string;
  title: string;
  group: (typeof groups)[number];
  /** Other words to find it by. */
  keywords?: string;
  /** It goes to a thing that is called like this, such as a rule: actions come before it. */
  isThing?: true;
  /** The first is shown. */
  shortcuts?: readonly Shortcut[];
  /** Whether the focused element handles the key instead: Monaco, or a field with uncommitted text. */
  yieldsTo?: (focused: Element) => boolean;
  /** Why it is unavailable now; undefined if it is available. */
  unavailable?: (studio: Studio) => string | undefined;
  run: (studio: Studio) => void;
}
