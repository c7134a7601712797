/** Bytes in the letters that an address may hold as they are (RFC 4648, section 5), without padding. */
export function toBase64url(bytes: Uint8Array): string {
  let binary = '';
  // A part at a time: a function takes only so many arguments.
  for (let at = 0; at < bytes.length; at += partSize) {
    binary += String.fromCharCode(...bytes.subarray(at, at + partSize));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Those bytes; undefined when the text is not exactly what `toBase64url` gives for any bytes. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  // The last letter holds a few bits more than there are bytes: only one spelling counts.
  const lastPart = bytes.length - (bytes.length % 3);
  return toBase64url(bytes.subarray(lastPart)) === text.slice((lastPart / 3) * 4)
    ? bytes
    : undefined;
}

const partSize = 0x8000;
