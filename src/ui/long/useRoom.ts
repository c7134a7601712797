import { useEffect, useState } from 'react';

/**
 * Returns how many elements of a long list to show, and a function that shows as many again. They come a few at a
 * time, each time after a paint, so that opening a long list never holds up the page. `first` appear at once,
 * `most` without asking.
 */
export function useRoom(count: number, first: number, most: number) {
  const [limit, setLimit] = useState(most);
  const [shown, setShown] = useState(first);
  const room = Math.min(shown, limit);
  const isGrowing = room < Math.min(count, limit);
  useEffect(() => {
    if (!isGrowing) return;
    const timer = setTimeout(() => setShown(room + first));
    return () => clearTimeout(timer);
  }, [isGrowing, room, first]);
  return { room, showMore: () => setLimit(limit + most), isFolded: count > limit };
}
