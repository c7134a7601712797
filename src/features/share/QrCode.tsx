import { encode } from 'uqr';

interface Props {
  /** At most `mostBytes` characters. */
  text: string;
  /** The width of the empty zone around the code, in dots. */
  border: number;
}

/** An address as a QR code, black on white in both themes. */
export default function QrCode({ text, border }: Props) {
  const { data, size } = encode(text, { ecc: 'L', border });
  const path = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg
      role="img"
      aria-label="QR code of the link"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path.join('')} fill="#000" />
    </svg>
  );
}
