const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = Uint8Array.from({ length: 128 }, (_, code) =>
  Math.max(alphabet.indexOf(String.fromCharCode(code)), 0),
);
const valid = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Decodes base64 with padding as Go's base64.StdEncoding does, ignoring line breaks. Returns
 * undefined for anything else.
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const packed = text.replace(/[\r\n]/g, '');
  if (!valid.test(packed)) return undefined;
  const padding = packed.length - packed.replace(/=+$/, '').length;
  const bytes = new Uint8Array((packed.length / 4) * 3 - padding);
  const value = (at: number) => values[packed.charCodeAt(at)] ?? 0;
  for (let at = 0, to = 0; at < packed.length; at += 4) {
    const bits = (value(at) << 18) | (value(at + 1) << 12) | (value(at + 2) << 6) | value(at + 3);
    bytes[to++] = bits >> 16;
    bytes[to++] = bits >> 8;
    bytes[to++] = bits;
  }
  return bytes;
}
