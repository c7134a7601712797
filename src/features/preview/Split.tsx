import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useShown } from '../../state/useApp';
import { restoreSizes, saveSize } from '../../storage/preferences';
import { mediaQuery } from '../../ui/mediaQuery';
import { Divider } from '../../ui/split/Divider';
import { shareStyle } from '../../ui/split/shareStyle';
import { measures, roomFor, splits, type Room } from './room';
import styles from './Split.module.css';

const phone = mediaQuery('(max-width: 700px)');

interface Props {
  list: ReactNode;
  /** Shown beside or below the list, or instead of it where there is no room for both. */
  detail: ReactNode;
  /** A request is selected; otherwise `detail` is a short hint below the list. */
  isOpen: boolean;
}

/** The list of requests and the detail of the selected one, with a movable line between them. */
export function Split({ list, detail, isOpen }: Props) {
  const around = useRef<HTMLDivElement>(null);
  const [seen, setRoom] = useState<Room>('below');
  const isWhole = useShown((state) => state.isDetailWhole);
  const [sizes] = useState(sizeStyle);
  useLayoutEffect(() => {
    // The pane, whose size does not depend on where the detail is.
    const pane = around.current?.parentElement;
    if (!pane) return;
    const look = () => {
      const { clientWidth, clientHeight } = pane;
      // A pane that is not shown has no size.
      if (clientWidth > 0) setRoom(roomFor(clientWidth, clientHeight, phone.matches));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(pane);
    return () => observer.disconnect();
  }, []);
  const room = isWhole ? 'alone' : seen;
  useLayoutEffect(() => {
    // With `:has` in the style sheet instead, the browser would look through the pane at every change.
    around.current?.parentElement?.toggleAttribute('data-detail-alone', isOpen && room === 'alone');
  }, [isOpen, room]);
  return (
    <div
      className={styles.split}
      ref={around}
      style={sizes}
      data-room={isOpen ? room : undefined}
      data-alone={room === 'alone'}
    >
      {list}
      {isOpen && room !== 'alone' && (
        <Divider
          key={room}
          split={splits[room]}
          measure={measures[room]}
          onKeep={(share) => saveSize(room === 'beside' ? 'DetailWidth' : 'DetailHeight', share)}
        />
      )}
      {detail}
    </div>
  );
}

/** The saved sizes of the detail. */
function sizeStyle() {
  const { DetailWidth, DetailHeight } = restoreSizes();
  return shareStyle([
    [splits.beside, DetailWidth],
    [splits.below, DetailHeight],
  ]);
}
