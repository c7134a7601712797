import type { CSSProperties } from 'react';
import type { Split } from './sizeAfter';

/** Returns the saved shares of lines, in percent, as the custom properties that hold them; one without a share keeps its default. */
export function shareStyle(
  lines: readonly (readonly [line: Split, share: number | undefined])[],
): CSSProperties {
  return Object.fromEntries(
    lines.map(([{ property }, share]) => [property, share === undefined ? undefined : `${share}%`]),
  );
}
