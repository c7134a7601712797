import { useMemo, type ReactNode } from 'react';
import { diffHunks, type DiffHunk, type DiffLine } from '../../../audit/event/jsonDiff';
import { JsonText } from './Json';
import { useFind } from './useFind';
import styles from './JsonDiff.module.css';

interface Props {
  /** The name for assistive technology. */
  name: string;
  lines: readonly DiffLine[];
  /** Other buttons beside the search field. */
  children: ReactNode;
}

/** JSON with the lines that only one side has, marked by sign, color and words. Long unchanged parts are folded. */
export function JsonDiff({ name, lines, children }: Props) {
  const hunks = useMemo(() => numbered(diffHunks(lines)), [lines]);
  const texts = useMemo(() => lines.map(({ text }) => text), [lines]);
  const { bar, line, around, className } = useFind<HTMLDivElement>(texts);
  return (
    <>
      {bar(children)}
      <div
        className={`${styles.diff} ${className}`}
        tabIndex={0}
        role="region"
        aria-label={name}
        ref={around}
      >
        {hunks.map((hunk) => (
          <Hunk key={hunk.start} hunk={hunk} attributes={line} />
        ))}
      </div>
    </>
  );
}

type NumberedHunk = DiffHunk & {
  /** The index of its first line among all. */
  start: number;
};

function numbered(hunks: readonly DiffHunk[]): NumberedHunk[] {
  let start = 0;
  return hunks.map((hunk) => {
    const here = { ...hunk, start };
    start += hunk.lines.length;
    return here;
  });
}

interface HunkProps {
  hunk: NumberedHunk;
  /** The attributes of the line with an index. */
  attributes: (index: number) => object;
}

function Hunk({ hunk, attributes }: HunkProps) {
  const { mark, lines, folded, start } = hunk;
  if (folded) {
    return (
      <details className={styles.folded}>
        <summary>{lines.length} unchanged lines</summary>
        <Hunk hunk={{ ...hunk, folded: false }} attributes={attributes} />
      </details>
    );
  }
  if (mark === 'same') {
    return lines.map((line, index) => (
      <div key={index} className={styles.line} {...attributes(start + index)}>
        <JsonText text={line} />
      </div>
    ));
  }
  const [Tag, word] =
    mark === 'added' ? (['ins', 'added:'] as const) : (['del', 'dropped:'] as const);
  return (
    <Tag className={styles[mark]}>
      <span className="visually-hidden">{word}</span>
      {lines.map((line, index) => (
        <div
          key={index}
          className={styles.line}
          data-sign={mark === 'added' ? '+' : '−'}
          {...attributes(start + index)}
        >
          {line}
        </div>
      ))}
    </Tag>
  );
}
