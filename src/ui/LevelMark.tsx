import type { Level } from '../audit/types';
import styles from './LevelMark.module.css';

interface Props {
  level: Level;
  /** The level is decided, but no event is recorded. */
  isEmpty?: boolean;
}

/** Signal bars for a level: · ▮ ▮▮ ▮▮▮, or ▯ ▯▯ ▯▯▯ without an event. Decorative: the level is always named next to it as well. */
export function LevelMark({ level, isEmpty = false }: Props) {
  return (
    <span className={styles.mark} data-level={level} data-empty={isEmpty} aria-hidden="true" />
  );
}

/** The mark with the level's name, in the level's color, or in gray without an event. */
export function LevelName({ level, isEmpty = false }: Props) {
  return (
    <span className={styles.named}>
      <LevelMark level={level} isEmpty={isEmpty} />
      <span className={styles.word} data-level={isEmpty ? 'None' : level}>
        {level}
      </span>
    </span>
  );
}
