import { encodeBase64 } from '../packing/encodeBase64';

/** Encodes bytes as base64url (RFC 4648, section 5) without padding: an address needs no escapes for it. */
export function toBase64url(bytes: Uint8Array): string {
  return encodeBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Decodes base64url; undefined unless the string is exactly what `toBase64url` returns for some bytes. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at);
  // The last letter may have unused bits: accept only one spelling.
  const lastPart = bytes.length - (bytes.length % 3);
  return toBase64url(bytes.subarray(lastPart)) === text.slice((lastPart / 3) * 4)
    ? bytes
    : undefined;
}
