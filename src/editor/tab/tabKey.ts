/** What decides whether Tab moves the focus out of the editor or indents. */
export interface TabKey {
  /** The user has typed or clicked in the editor since the focus came into it. */
  isUsed: boolean;
  /** The user chose, with the editor's key for it, that Tab always moves the focus. */
  isChosen: boolean;
}

/** What happens in the editor: 'moves' and 'indents' are what the editor's key for it switches Tab to. */
export type TabEvent = 'used' | 'left' | 'escaped' | 'moves' | 'indents';

/** A page that is walked through with Tab is never changed by it. */
export const unused: TabKey = { isUsed: false, isChosen: false };

/** Returns whether Tab moves the focus. */
export const tabMoves = ({ isUsed, isChosen }: TabKey): boolean => isChosen || !isUsed;

/** Returns what Tab does after an event. */
export function tabKeyAfter({ isChosen }: TabKey, event: TabEvent): TabKey {
  switch (event) {
    case 'used':
      return { isUsed: true, isChosen };
    case 'left':
    case 'escaped':
      return { isUsed: false, isChosen };
    case 'moves':
      return { isUsed: true, isChosen: true };
    case 'indents':
      return { isUsed: true, isChosen: false };
  }
}
