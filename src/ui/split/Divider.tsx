import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { sizeAfter, type Measure, type Split } from './sizeAfter';
import styles from './Divider.module.css';

interface Props {
  split: Split;
  /** Measures the parts around the line in the element that contains both. */
  measure: (around: HTMLElement) => Measure;
  /** Called with the share in percent when a drag or key ends; undefined resets it. */
  onKeep: (share: number | undefined) => void;
  /** Tells this line from others in style sheets. */
  'data-splits'?: string;
}

/**
 * A movable line between two parts: the window splitter of the ARIA Authoring Practices. A drag sets a custom
 * property of the surrounding element; React renders only when it ends.
 */
export function Divider({ split, measure, onKeep, ...rest }: Props) {
  const line = useRef<HTMLDivElement>(null);
  const [sizes, setSizes] = useState<Measure>();
  const drag = useRef<Measure & { from: number }>(undefined);
  const along = (event: PointerEvent) => (split.isRow ? event.clientY : event.clientX);

  const around = () => line.current?.parentElement;
  const look = () => {
    const element = around();
    const seen = element ? measure(element) : undefined;
    setSizes(seen);
    return seen;
  };
  const show = (share: number | undefined) => {
    if (share === undefined) around()?.style.removeProperty(split.property);
    else around()?.style.setProperty(split.property, `${share}%`);
  };
  const keep = (share: number | undefined) => {
    show(share);
    onKeep(share);
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

  // The neighboring parts exist only now.
  useEffect(() => {
    const element = line.current?.parentElement;
    if (element) setSizes(measure(element));
  }, [measure]);

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
      {...rest}
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
