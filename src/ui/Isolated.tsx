import { isTall } from '../audit/shownValue';
import styles from './Isolated.module.css';

/** Text in one direction only, the usual case. */
const leftToRight = /^[\x20-\x7e…]*$/;

/**
 * Untrusted text, isolated from its surroundings: right-to-left letters do not reorder the words
 * around them, and stacked combining marks do not paint over other lines.
 */
export function Isolated({ text }: { text: string }) {
  if (leftToRight.test(text)) return text;
  return <bdi className={isTall(text) ? styles.tall : undefined}>{text}</bdi>;
}
