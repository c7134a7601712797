const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const valid = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Decodes base64 with padding as Go's base64.StdEncoding does, ignoring line breaks. Returns
 * undefined for anything else.
 */
export function decodeBase64(text: string): number[] | undefined {
  const packed = text.replace(/[\r\n]/g, '');
  if (!valid.test(packed)) return undefined;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of packed.replace(/=+$/, '')) {
    bits = (bits << 6) | alphabet.indexOf(character);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes.push((bits >> held) & 0xff);
    bits &= (1 << held) - 1;
  }
  return bytes;
}
