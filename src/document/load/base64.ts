const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** By character code; -1 for all others. */
const values = Int8Array.from({ length: 128 }, (_, code) =>
  alphabet.indexOf(String.fromCharCode(code)),
);

/**
 * Decodes base64 with padding as Go's base64.StdEncoding does, ignoring line breaks. Returns
 * undefined for anything else.
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const packed = text.replace(/[\r\n]/g, '');
  if (packed.length % 4 !== 0) return undefined;
  const padding = packed.endsWith('==') ? 2 : packed.endsWith('=') ? 1 : 0;
  const digits = packed.slice(0, packed.length - padding) + 'A'.repeat(padding);
  const bytes = new Uint8Array((packed.length / 4) * 3 - padding);
  const value = (at: number) => values[digits.charCodeAt(at)] ?? -1;
  for (let at = 0, to = 0; at < digits.length; at += 4) {
    const bits = (value(at) << 18) | (value(at + 1) << 12) | (value(at + 2) << 6) | value(at + 3);
    if (bits < 0) return undefined;
    bytes[to++] = bits >> 16;
    bytes[to++] = bits >> 8;
    bytes[to++] = bits;
  }
  return bytes;
}
