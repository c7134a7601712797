import { deflateSync, Inflate } from 'fflate';
import { fromBase64url, toBase64url } from './base64url';
import { crc32 } from './checksum';
import { linkDictionary1 } from './linkDictionary1';
import { readLinked, writeLinked, type SharedWorkspace } from '../workspace/linked';

/** A link, read: what it carries, or in words for the user why it cannot be opened. */
export type OpenedLink =
  | SharedWorkspace
  /** `isLater`: a newer studio may know it. */
  | { refused: string; isLater?: boolean };

/** What a link may hold when it is unpacked, in bytes. */
export const largestShared = 1_000_000;

/** No link of ours is longer. */
const longestLink = 1_500_000;
const checksumBytes = 4;
/** Deflate makes a byte into a thousand at most: so much is unpacked before anybody looks. */
const partSize = 512;

/**
 * A workspace for the fragment of an address: version 1 is deflate with a dictionary, a CRC-32 of
 * that, and base64url. undefined when it is larger than a link may hold.
 */
export function encodeLink(shared: SharedWorkspace): string | undefined {
  const plain = new TextEncoder().encode(writeLinked(shared));
  if (plain.length > largestShared) return undefined;
  const packed = deflateSync(plain, { level: 9, dictionary: dictionary() });
  const bytes = new Uint8Array(packed.length + checksumBytes);
  bytes.set(packed);
  new DataView(bytes.buffer).setUint32(packed.length, crc32(packed));
  return `v1=${toBase64url(bytes)}`;
}

/** What `encodeLink` made; everything else is refused with a reason. Never throws. */
export function decodeLink(link: string): OpenedLink {
  const [, version, letters = ''] = /^v(\d{1,6})=(.*)$/su.exec(link) ?? [];
  if (version === undefined) return { refused: 'This is not a link of the studio.' };
  if (version !== '1') {
    const isLater = Number(version) > 1;
    const refused = `This link is of version ${version}, which this studio does not know.`;
    return isLater ? { refused: `${refused} Reload to get a newer one.`, isLater } : { refused };
  }
  if (link.length > longestLink)
    return { refused: 'This link is longer than any link of the studio.' };
  const bytes = fromBase64url(letters);
  if (!bytes || bytes.length <= checksumBytes) return { refused: damaged };
  const packed = bytes.subarray(0, -checksumBytes);
  const sum = new DataView(bytes.buffer).getUint32(packed.length);
  if (crc32(packed) !== sum) return { refused: damaged };
  try {
    return readLinked(unpack(packed)) ?? { refused: empty };
  } catch (error) {
    return { refused: error === tooLarge ? tooLarge.message : empty };
  }
}

const damaged =
  'This link is damaged: a part was lost or changed on the way. Ask for it again, best as a file.';

const empty = 'This link holds no workspace.';
const tooLarge = new Error('This link unpacks to more than a link may hold.');

/** The text inside. Throws `tooLarge` as soon as it becomes that, and what fflate throws when it is none. */
function unpack(packed: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  let size = 0;
  let isWhole = false;
  const inflate = new Inflate({ dictionary: dictionary() }, (part, isLast) => {
    size += part.length;
    if (size > largestShared) throw tooLarge;
    text += decoder.decode(part, { stream: !isLast });
    isWhole = isLast;
  });
  for (let at = 0; at < packed.length; at += partSize) {
    inflate.push(packed.subarray(at, at + partSize), at + partSize >= packed.length);
  }
  return isWhole ? text : '';
}

const dictionary = () => new TextEncoder().encode(linkDictionary1);
