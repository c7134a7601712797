import { deflateSync } from 'fflate';
import { crc32 } from '../packing/checksum';
import { inflate } from '../packing/inflate';
import { fromBase64url, toBase64url } from './base64url';
import { linkDictionary1 } from './linkDictionary1';

/** The limit for the unpacked contents of a link, in bytes. */
export const largestShared = 1_000_000;

const checksumBytes = 4;

/**
 * Packs a text for an address: deflate with a dictionary, followed by a CRC-32 of the compressed bytes, in base64url.
 * Returns undefined when the text is too large.
 */
export function packText(text: string): string | undefined {
  const plain = new TextEncoder().encode(text);
  if (plain.length > largestShared) return undefined;
  const packed = deflateSync(plain, { level: 9, dictionary: dictionary() });
  const bytes = new Uint8Array(packed.length + checksumBytes);
  bytes.set(packed);
  new DataView(bytes.buffer).setUint32(packed.length, crc32(packed));
  return toBase64url(bytes);
}

/** What is wrong with letters that were to be unpacked. */
export type LinkFault = 'damaged' | 'too large' | 'empty';

/** Unpacks what `packText` returned. Never throws. */
export function unpackText(letters: string): { text: string } | { fault: LinkFault } {
  const bytes = fromBase64url(letters);
  if (!bytes || bytes.length <= checksumBytes) return { fault: 'damaged' };
  const packed = bytes.subarray(0, -checksumBytes);
  const sum = new DataView(bytes.buffer).getUint32(packed.length);
  if (crc32(packed) !== sum) return { fault: 'damaged' };
  const plain = inflate(packed, dictionary(), largestShared);
  if (plain.fault !== undefined) {
    return { fault: plain.fault === 'too large' ? 'too large' : 'empty' };
  }
  const text = textIn(plain.bytes);
  return text === undefined ? { fault: 'empty' } : { text };
}

/** Returns the text that the bytes hold as UTF-8; undefined if they hold none. */
function textIn(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const dictionary = () => new TextEncoder().encode(linkDictionary1);
