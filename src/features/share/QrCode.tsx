import { encode } from 'uqr';

/** What the largest code can hold, in bytes. */
const mostBytes = 2953;

/** A text as a code for cameras; nothing when it is too long for one. */
export function QrCode({ text, label }: { text: string; label: string }) {
  if (text.length > mostBytes) return null;
  const { data, size } = encode(text, { ecc: 'L', border: 2 });
  const path = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path.join('')} fill="#000" />
    </svg>
  );
}

/** Whether a text fits into a code. */
export const fitsQrCode = (text: string) => text.length <= mostBytes;
