import { useEffect, useState } from 'react';
import { afterPaint } from './afterPaint';

/**
 * A value that follows one frame behind: what else it changes is painted first. For what is large
 * and not the answer to the press itself; until then the old one stays, so that nothing flickers.
 */
export function useBehindPaint<T>(value: T): T {
  const [shown, setShown] = useState(() => value);
  useEffect(() => {
    let isOver = false;
    afterPaint(() => {
      // As a function, because the value may be one.
      if (!isOver) setShown(() => value);
    });
    return () => {
      isOver = true;
    };
  }, [value]);
  return shown;
}
