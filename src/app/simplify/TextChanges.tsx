import { useMemo } from 'react';
import { hunksOf } from '../../engine/simplify/lineDiff';
import { isTall, shownText } from '../../audit/shownValue';
import styles from './SimplifyDialog.module.css';

/** A longer line is cut. */
const lineAtMost = 400;
const names = { ' ': '', '-': 'Removed: ', '+': 'Added: ' };
const signs = { ' ': ' ', '-': '−', '+': '+' };

/** What changes in the text, line by line. */
export function TextChanges({ before, after }: { before: string; after: string }) {
  const hunks = useMemo(() => hunksOf(before, after), [before, after]);
  return (
    <section className={styles.diff} aria-label="Text">
      {hunks.map((hunk) => (
        <div key={hunk.before.line} className={styles.hunk}>
          <p>
            {hunk.before.count > 1
              ? `Lines ${hunk.before.line} to ${hunk.before.line + hunk.before.count - 1}`
              : `Line ${hunk.before.line}`}
          </p>
          <pre>
            {hunk.lines.map(({ mark, text }, at) => (
              <span key={at} data-mark={mark === ' ' ? undefined : mark} data-tall={isTall(text)}>
                <i aria-hidden="true">{signs[mark]}</i>
                <span className="visually-hidden">{names[mark]}</span>
                {shownText(text, lineAtMost)}
                {'\n'}
              </span>
            ))}
          </pre>
        </div>
      ))}
    </section>
  );
}
