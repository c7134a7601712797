import { encode } from 'uqr';

/** The capacity of the largest QR code, in bytes. */
const mostBytes = 2953;

/** A string as a QR code; renders nothing when it is too long. */
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

/** Whether a string fits into a QR code. */
export const fitsQrCode = (text: string) => text.length <= mostBytes;
