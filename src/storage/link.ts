import { deflateSync } from 'fflate';
import { fromBase64url, toBase64url } from './base64url';
import { crc32 } from '../packing/checksum';
import { inflate } from '../packing/inflate';
import { linkDictionary1 } from './linkDictionary1';
import { hasLine, readLinked, writeLinked, type SharedWorkspace } from '../workspace/linked';

/** The contents of a link, or a message for the user why it cannot be opened. */
export type OpenedLink =
  | SharedWorkspace
  /** `isLater`: a newer version of Auditorium may be able to open it. */
  | { refused: string; isLater?: boolean };

/** The limit for the unpacked contents of a link, in bytes. */
export const largestShared = 1_000_000;

/** Links longer than this many characters cannot be ours. */
const longestLink = 1_500_000;
const checksumBytes = 4;

/**
 * Encodes a workspace for the fragment of an address. Version 1 is deflate with a dictionary, followed by a
 * CRC-32 of the compressed bytes, in base64url. Version 2 is the same with own requests, which earlier readers would take
 * for a part of the text. Returns undefined when the workspace is too large.
 */
export function encodeLink(shared: SharedWorkspace): string | undefined {
  const plain = new TextEncoder().encode(writeLinked(shared));
  if (plain.length > largestShared) return undefined;
  const packed = deflateSync(plain, { level: 9, dictionary: dictionary() });
  const bytes = new Uint8Array(packed.length + checksumBytes);
  bytes.set(packed);
  new DataView(bytes.buffer).setUint32(packed.length, crc32(packed));
  return `v${hasLine(shared) ? 2 : 1}=${toBase64url(bytes)}`;
}

/** Decodes what `encodeLink` returned. Refuses anything else with a reason. Never throws. */
export function decodeLink(link: string): OpenedLink {
  const [, version, letters = ''] = /^v(\d{1,6})=(.*)$/su.exec(link) ?? [];
  if (version === undefined) return { refused: 'This is not an Auditorium link.' };
  if (version !== '1' && version !== '2') {
    const isLater = Number(version) > 2;
    const refused = `This link has format version ${version}, which this version of Auditorium cannot read.`;
    return isLater ? { refused: `${refused} Reload to update.`, isLater } : { refused };
  }
  if (link.length > longestLink)
    return { refused: 'This link is too long to be an Auditorium link.' };
  const bytes = fromBase64url(letters);
  if (!bytes || bytes.length <= checksumBytes) return { refused: damaged };
  const packed = bytes.subarray(0, -checksumBytes);
  const sum = new DataView(bytes.buffer).getUint32(packed.length);
  if (crc32(packed) !== sum) return { refused: damaged };
  const plain = inflate(packed, dictionary(), largestShared);
  if (plain.fault !== undefined) {
    return { refused: plain.fault === 'too large' ? tooLarge : empty };
  }
  const text = textIn(plain.bytes);
  return (text !== undefined && readLinked(text)) || { refused: empty };
}

/** Returns the text that the bytes hold as UTF-8; undefined if they hold none. */
function textIn(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const damaged =
  'This link is damaged: part of it was cut off or changed. Ask for a new link, or for the file.';

const empty = 'This link contains no workspace.';
const tooLarge = 'This link unpacks to more than 1 MB, the limit for links.';

const dictionary = () => new TextEncoder().encode(linkDictionary1);
