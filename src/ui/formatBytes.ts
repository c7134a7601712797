/** 812 → "812 B", 9_840 → "9.8 kB", 1_234_567 → "1.2 MB". kB are 1000 bytes. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  // From here on, the rounded number would have four digits.
  if (bytes < 999_950) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** A difference in bytes with its sign: "+3.2 kB", "−12 B", "±0 B". */
export function signedBytes(difference: number): string {
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : '±';
  return sign + formatBytes(Math.abs(difference));
}
