import { memo, useMemo } from 'react';
import { diffHunks, type DiffHunk, type DiffLine } from '../../../audit/event/jsonDiff';
import { JsonText } from './Json';
import styles from './JsonDiff.module.css';

interface Props {
  /** The name for assistive technology. */
  name: string;
  lines: readonly DiffLine[];
}

/** JSON with the lines that only one side has, marked by sign, color and words. Long unchanged parts are folded. */
export const JsonDiff = memo(function JsonDiff({ name, lines }: Props) {
  const hunks = useMemo(() => diffHunks(lines), [lines]);
  return (
    <div className={styles.diff} tabIndex={0} role="region" aria-label={name}>
      {hunks.map((hunk, index) => (
        <Hunk key={index} hunk={hunk} />
      ))}
    </div>
  );
});

function Hunk({ hunk: { mark, lines, folded } }: { hunk: DiffHunk }) {
  if (folded) {
    return (
      <details className={styles.folded}>
        <summary>{lines.length} unchanged lines</summary>
        <Lines lines={lines} />
      </details>
    );
  }
  if (mark === 'same') return <Lines lines={lines} />;
  const [Tag, word] =
    mark === 'added' ? (['ins', 'added:'] as const) : (['del', 'dropped:'] as const);
  return (
    <Tag className={styles[mark]}>
      <span className="visually-hidden">{word}</span>
      {lines.map((line, index) => (
        <div key={index} className={styles.line} data-sign={mark === 'added' ? '+' : '−'}>
          {line}
        </div>
      ))}
    </Tag>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line, index) => (
    <div key={index} className={styles.line}>
      <JsonText text={line} />
    </div>
  ));
}
