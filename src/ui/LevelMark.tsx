import type { Level } from '../audit/types';
import styles from './LevelMark.module.css';

/** Signal bars for a level: · ▮ ▮▮ ▮▮▮. Decoration: the word always stands beside it or in the name. */
export function LevelMark({ level }: { level: Level }) {
  return <span className={styles.mark} data-level={level} aria-hidden="true" />;
}

/** The mark with its word in the level's colour. */
export function LevelName({ level }: { level: Level }) {
  return (
    <span className={styles.named}>
      <LevelMark level={level} />
      <span className={styles.word} data-level={level}>
        {level}
      </span>
    </span>
  );
}
