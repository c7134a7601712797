import { levels } from '../../audit/types';
import { formatBytes } from '../../ui/formatBytes';
import { LevelMark } from '../../ui/LevelMark';
import styles from './LevelBar.module.css';
import { summaryWords, type TemplateSummary } from './templateSummary';

/** How many sample requests a template records at each level, as a bar and in numbers, and the size of their log. */
export function LevelBar({ summary }: { summary: TemplateSummary | undefined }) {
  if (!summary) return <span className={styles.summary} />;
  const used = levels.filter((level) => summary.counts[level] > 0);
  return (
    <span className={styles.summary} title={summaryWords(summary)}>
      <span className="visually-hidden">{summaryWords(summary)}</span>
      <span className={styles.bar} aria-hidden="true">
        {used.map((level) => (
          <span key={level} data-level={level} style={{ flexGrow: summary.counts[level] }} />
        ))}
      </span>
      <span className={styles.numbers} aria-hidden="true">
        {used.map((level) => (
          <span key={level} className={styles.number}>
            <LevelMark level={level} />
            {summary.counts[level]}
          </span>
        ))}
        <span className={styles.size}>
          {summary.bytes === 0 ? 'no log' : formatBytes(summary.bytes)}
        </span>
      </span>
    </span>
  );
}
