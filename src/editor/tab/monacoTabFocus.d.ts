/** Monaco ships this file without types. */
declare module 'monaco-editor/editor/browser/config/tabFocus' {
  import type { IDisposable } from 'monaco-editor/editor';
  /** Whether Tab moves the focus, for all editors of the page. */
  export const TabFocus: {
    getTabFocusMode: () => boolean;
    setTabFocusMode: (moves: boolean) => void;
    onDidChangeTabFocus: (listener: (moves: boolean) => void) => IDisposable;
  };
}
