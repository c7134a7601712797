import type { StoreApi } from '../../state/store';

/** Shows the next or previous problem from the place shown last, wrapping around at either end. */
export function showProblem(store: StoreApi, by: 1 | -1): void {
  const { analysis, reveal, showPlace } = store.getState();
  const places = analysis.problems
    .map(({ range }) => range)
    .toSorted((one, other) => one.start - other.start);
  const at = reveal?.start ?? -1;
  const next =
    by === 1 ? places.find(({ start }) => start > at) : places.findLast(({ start }) => start < at);
  const place = next ?? (by === 1 ? places[0] : places.at(-1));
  if (place) showPlace(place);
}
