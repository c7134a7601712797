import { indexAfterDrop, type Drag } from './useRuleDrag';

/** Announces where a rule would drop, for screen readers. */
export function DragStatus({ drag }: { drag: Drag | undefined }) {
  return (
    <span className="visually-hidden" role="status">
      {drag && said(drag)}
    </span>
  );
}

function said(drag: Drag): string {
  const place = indexAfterDrop(drag);
  return place === drag.from
    ? `Rule ${drag.from + 1} picked up.`
    : `Rule ${drag.from + 1} will become rule ${place + 1}.`;
}
