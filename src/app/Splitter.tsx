import { useCallback } from 'react';
import { saveSize, type ResizedPane } from '../storage/preferences';
import { Divider } from '../ui/split/Divider';
import { measure, splits } from './splits';

/** The movable line that sets the size of a pane. */
export function Splitter({ pane }: { pane: ResizedPane }) {
  const measured = useCallback((main: HTMLElement) => measure(main, pane), [pane]);
  return (
    <Divider
      split={splits[pane]}
      measure={measured}
      onKeep={(share) => saveSize(pane, share)}
      data-splits={pane}
    />
  );
}
