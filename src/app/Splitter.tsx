import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { saveSize, type ResizedPane } from '../storage/preferences';
import { measure, sizeAfter, splits, type Measure } from './splits';
import styles from './Splitter.module.css';

/**
 * A movable line between panes: the window splitter of the ARIA Authoring Practices. A drag sets a custom
 * property of the surrounding grid; React renders only when it ends.
 */
export function Splitter({ pane }: { pane: ResizedPane }) {
  const split = splits[pane];
  const line = useRef<HTMLDivElement>(null);
  const [sizes, setSizes] = useState<Measure>();
  const drag = useRef<Measure & { from: number }>(undefined);
  const along = (event: PointerEvent) => (split.isRow ? event.clientY : event.clientX);

  const main = () => line.current?.parentElement;
  const look = () => {
    const grid = main();
    const seen = grid ? measure(grid, pane) : undefined;
    setSizes(seen);
    return seen;
  };
  const show = (share: number | undefined) => {
    if (share === undefined) main()?.style.removeProperty(split.property);
    else main()?.style.setProperty(split.property, `${share}%`);
  };
  const keep = (share: number | undefined) => {
    show(share);
    saveSize(pane, share);
    look();
  };
  const reset = () => keep(undefined);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const seen = look();
    if (!seen) return;
    const size = sizeAfter(event.key, split, seen);
    if (size === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    keep(size === undefined ? undefined : shareOf(size, seen));
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const seen = look();
    if (!seen || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { ...seen, from: along(event) };
  };
  const dragged = (event: PointerEvent) => {
    const begun = drag.current;
    if (!begun || along(event) === begun.from) return undefined;
    const moved = (along(event) - begun.from) * (split.atEnd ? -1 : 1);
    const size = Math.max(begun.least, Math.min(begun.most, begun.now + moved));
    return shareOf(size, begun);
  };

  // The neighboring panes exist only now.
  useEffect(() => {
    const grid = line.current?.parentElement;
    if (grid) setSizes(measure(grid, pane));
  }, [pane]);

  return (
    <div
      ref={line}
      role="separator"
      tabIndex={0}
      aria-label={split.name}
      aria-orientation={split.isRow ? 'horizontal' : 'vertical'}
      aria-valuenow={percent(sizes?.now, sizes)}
      aria-valuemin={percent(sizes?.least, sizes)}
      aria-valuemax={percent(sizes?.most, sizes)}
      title={`${split.name}. Double-click to reset.`}
      className={styles.line}
      data-splits={pane}
      onFocus={look}
      onKeyDown={onKeyDown}
      onDoubleClick={reset}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => {
        const share = dragged(event);
        if (share !== undefined) show(share);
      }}
      onPointerUp={(event) => {
        const share = dragged(event);
        drag.current = undefined;
        if (share !== undefined) keep(share);
      }}
      onPointerCancel={() => {
        drag.current = undefined;
      }}
    />
  );
}

/** In percent, to two decimals: finer than a pixel. */
const shareOf = (size: number, { total }: Measure) => Math.round((size / total) * 10_000) / 100;

const percent = (size: number | undefined, sizes: Measure | undefined) =>
  size === undefined || !sizes?.total ? 0 : Math.round((size / sizes.total) * 100);
