import type { Finding } from '../../analysis/findings/finding';
import { locate } from '../../document/locate';
import type { Reading } from '../../document/reading';
import type { Span } from '../../document/tree';

/** Returns the range of a finding in the text: its own, or that of the nearest parent in the text. */
export function findingRange(reading: Reading, finding: Finding): Span {
  for (let length = finding.path.length; length > 0; length--) {
    const place = locate(reading.root, finding.path.slice(0, length));
    if (!place) continue;
    const isOwn = length === finding.path.length;
    if (place.key && (finding.onKey || !isOwn)) return place.key;
    return place.node.kind === 'mapping' ? firstKey(place.node, place.value) : place.value;
  }
  return reading.root
    ? { start: reading.root.start, end: reading.root.start }
    : { start: 0, end: 0 };
}

/** Marks only the first key of a map, because squiggles under all of it would be too many. */
function firstKey(node: { pairs: { key: Span }[] }, fallback: Span): Span {
  return node.pairs[0]?.key ?? fallback;
}
