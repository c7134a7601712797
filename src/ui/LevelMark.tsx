import type { Level } from '../audit/types';
import styles from './LevelMark.module.css';

/** Signal bars for a level: · ▮ ▮▮ ▮▮▮. Decorative: the level is always named next to it as well. */
export function LevelMark({ level }: { level: Level }) {
  return <span className={styles.mark} data-level={level} aria-hidden="true" />;
}

/** The mark with the level's name, in the level's color. */
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
