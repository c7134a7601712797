import { isTall } from '../audit/shownValue';
import styles from './Isolated.module.css';

/** Letters of one direction, most of all texts. */
const leftToRight = /^[\x20-\x7e…]*$/;

/**
 * A text that somebody else wrote, kept to itself: right-to-left letters do not turn the words
 * around them, and marks piled upon a letter do not paint over other lines.
 */
export function Isolated({ text }: { text: string }) {
  if (leftToRight.test(text)) return text;
  return <bdi className={isTall(text) ? styles.tall : undefined}>{text}</bdi>;
}
