import { useRef, type ReactNode, type RefObject } from 'react';
import { useNear } from './useNear';
import styles from './RequestGrid.module.css';

interface Props {
  /** What scrolls the rows. */
  scroller: RefObject<Element | null>;
  /** How many rows it has. */
  size: number;
  /** It is one of many: while it is far from the visible part, only its height is on the page. */
  isOfMany: boolean;
  /** One of its rows must be on the page, to be shown or focused. */
  isKept: boolean;
  children: () => ReactNode;
}

/** Some rows of the grid. Out of view, they are neither laid out nor painted. */
export function RowGroup({ scroller, size, isOfMany, isKept, children }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const isNear = useNear(element, scroller, isOfMany);
  const isThere = isNear || isKept;
  const height = `calc(${size} * var(--row))`;
  return (
    <div
      role="rowgroup"
      className={styles.group}
      style={isThere ? { containIntrinsicSize: `auto ${height}` } : { height }}
      ref={element}
    >
      {isThere && children()}
    </div>
  );
}
