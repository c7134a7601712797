import { useEffect, useRef, useState } from 'react';
import type { First } from '../../state/actions/opening';
import { settle } from '../../state/settled';
import { createAppStore } from '../../state/store';
import type { StudioParts } from '../../state/useApp';
import { afterPaint } from '../../ui/afterPaint';

/** Makes a studio of its own for a page of Learn, once. */
export function useStudio(first: () => First): StudioParts {
  const root = useRef<HTMLDivElement>(null);
  const [studio] = useState(() => {
    const store = createAppStore({ standing: 'shared', name: 'Learn', ...first() });
    const { now, ...followers } = settle(store, afterPaint);
    return { store, followers, now };
  });
  const { store, followers, now } = studio;
  // What was waiting when the page was left is there when it comes back.
  useEffect(() => now, [now]);
  return { store, ...followers, root };
}
