import type { StoreApi } from '../../state/store';
import type { StudioRoot } from '../../state/useApp';
import type { Theme } from '../../storage/preferences';
import type { Shortcut } from '../../ui/shortcut';

/** In the order of the palette and the help sheet. */
export const groups = [
  'Edit',
  'Rules',
  'Go to',
  'Problems',
  'Requests',
  'Templates',
  'Workspaces',
  'Kubernetes',
  'View',
] as const;

/** What the page can show over itself. */
export type DialogName =
  'palette' | 'help' | 'templates' | 'agreement' | 'share' | 'workspaces' | 'compare';

/** What commands act on. */
export interface Studio {
  store: StoreApi;
  /** The element around it. */
  root: StudioRoot;
  theme: Theme;
  setTheme: (theme: Theme) => void;
  open: (dialog: DialogName) => void;
  showFirstSteps: () => void;
}

/** An action as a value: palette, help sheet, tooltips and key presses all read the same ones. */
export interface Command {
  id: string;
  title: string;
  group: (typeof groups)[number];
  /** Other words somebody may look for. */
  keywords?: string;
  /** The first is the one shown. */
  shortcuts?: readonly Shortcut[];
  /** Whether the key belongs to what has the focus instead: Monaco, a half-typed field. */
  yieldsTo?: (focused: Element) => boolean;
  /** Why it cannot be done now; undefined when it can. */
  unavailable?: (studio: Studio) => string | undefined;
  run: (studio: Studio) => void;
}
