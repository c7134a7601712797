import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { counted } from '../../../ui/counted';
import { foundLines } from './jsonBlocks';
import styles from './Find.module.css';

/**
 * A search in the lines of an event. Returns the bar with its field and other buttons, and what marks the lines:
 * the class and ref of the element around them, and the attributes of each by its index.
 * @param reveal called with the line to show, before it is scrolled to
 */
export function useFind<Around extends HTMLElement>(
  lines: readonly string[],
  reveal?: (line: number) => void,
) {
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const around = useRef<Around>(null);
  const found = useMemo(() => foundLines(lines, words), [lines, words]);
  const isFound = useMemo(() => new Set(found), [found]);
  const current = found.length > 0 ? found[at % found.length] : undefined;

  useEffect(() => {
    if (current === undefined) return;
    const line = around.current?.querySelector(`[data-line="${current}"]`);
    line?.closest('details')?.setAttribute('open', '');
    line?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const find = (typed: string, place: number) => {
    setWords(typed);
    setAt(place);
    const all = typed === words ? found : foundLines(lines, typed);
    const line = all[place % all.length];
    if (line !== undefined) reveal?.(line);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && found.length > 0) {
      event.preventDefault();
      find(words, (at + (event.shiftKey ? found.length - 1 : 1)) % found.length);
    } else if (event.key === 'Escape' && words !== '') {
      // Only the search ends; the next Escape closes the details.
      event.preventDefault();
      setWords('');
    }
  };

  const bar = (others: ReactNode) => (
    <div className={styles.bar} data-finding={words !== ''}>
      <div className={styles.tools}>
        <input
          type="search"
          aria-label="Find in the event"
          placeholder="Find"
          title="Enter for the next line, Shift+Enter for the previous one"
          value={words}
          onChange={({ target }) => find(target.value, 0)}
          onKeyDown={onKeyDown}
          className={styles.find}
        />
        <span role="status" className={styles.count}>
          {words !== '' &&
            (current === undefined
              ? 'not found'
              : `${(at % found.length) + 1} of ${counted(found.length, 'line')}`)}
        </span>
        {others}
      </div>
    </div>
  );
  const line = (index: number) => ({
    'data-line': index,
    'data-found': isFound.has(index),
    'data-current': index === current,
  });
  return { bar, line, around, className: styles.lines ?? '' };
}
