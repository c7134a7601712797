import { useEffect, useState } from 'react';
import { afterTime, resumed } from '../../course/exam/session';
import { currentSession, saveSession, thisTab } from '../../storage/exam';

/** Saved so often, in ms; a closed page loses less than this. */
const savedEvery = 5000;

/**
 * Counts the time of a sitting with a clock that nobody can set, and returns how much has passed since it was last
 * saved, in ms. Stops when another tab has taken the sitting over.
 */
export function useTick(): number {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    let since = performance.now();
    // The time goes on while this page is closed, or shows something else.
    const open = currentSession();
    if (open?.owner === thisTab) saveSession(resumed(open, Date.now()));
    const count = () => {
      const ms = performance.now() - since;
      const now = currentSession();
      if (now?.owner !== thisTab || now.isFinished) return;
      const isDue = ms >= savedEvery || now.usedMs + ms >= now.totalMs;
      if (isDue) {
        since = performance.now();
        saveSession(afterTime(now, ms, Date.now()));
      }
      setPassed(isDue ? 0 : ms);
    };
    const timer = setInterval(count, 500);
    const leave = () => {
      const now = currentSession();
      if (now?.owner === thisTab) {
        saveSession(afterTime(now, performance.now() - since, Date.now()));
        since = performance.now();
      }
    };
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return passed;
}
