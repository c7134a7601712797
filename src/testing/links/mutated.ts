import { deflateSync } from 'fflate';
import { fromBase64url, toBase64url } from '../../storage/base64url';
import { crc32 } from '../../packing/checksum';
import { encodeLink } from '../../storage/link';
import { linkDictionary1 } from '../../storage/linkDictionary1';
import { writeLinked, type SharedWorkspace } from '../../workspace/linked';

const workspace: SharedWorkspace = {
  shared: {
    text: 'apiVersion: audit.k8s.io/v1\nkind: Policy\n# who reads Secrets?\nrules:\n  - level: Metadata\n    resources:\n      - group: ""\n        resources: [secrets]\n  - level: None\n',
    kubernetes: '1.36',
    lineEnding: '\n',
    name: 'Secrets',
  },
  view: { request: 'get-secret', tab: 'events' },
};
const link = encodeLink(workspace) ?? '';
const plain = writeLinked(workspace);
const dictionary = new TextEncoder().encode(linkDictionary1);
const packed = fromBase64url(link.slice('v1='.length))?.slice(0, -4) ?? new Uint8Array();
const spice = ['__proto__', 'constructor', '{', '}', '"', '\\', '\n', '\0', ':', '[', 'v1=', '='];

/**
 * Returns a link with one to four errors in its characters, in the packed bytes, or in the content; in the
 * latter two cases with a correct checksum, so that the later steps are tested too. The same seed gives the
 * same link.
 */
export function mutated(seed: number): string {
  const next = random(seed);
  const times = 1 + next(4);
  if (next(3) === 0) return changedText(link, next, times);
  if (next(2) === 0) return linkOf(changedBytes(packed, next, times));
  const changed = new TextEncoder().encode(changedText(plain, next, times));
  return linkOf(deflateSync(changed, next(2) === 0 ? {} : { dictionary }));
}

function linkOf(bytes: Uint8Array): string {
  const whole = new Uint8Array(bytes.length + 4);
  whole.set(bytes);
  new DataView(whole.buffer).setUint32(bytes.length, crc32(bytes));
  return `v1=${toBase64url(whole)}`;
}

function changedText(text: string, next: Random, times: number): string {
  let changed = text;
  for (let time = 0; time < times; time++) {
    const at = next(changed.length + 1);
    const gone = next(3);
    const come = next(2) === 0 ? (spice[next(spice.length)] ?? '') : letter(next);
    changed = changed.slice(0, at) + come + changed.slice(at + gone);
  }
  return changed;
}

const letter = (next: Random) =>
  String.fromCharCode(next(10) === 0 ? next(0x10000) : 33 + next(94));

function changedBytes(bytes: Uint8Array, next: Random, times: number): Uint8Array {
  const changed = bytes.slice(0, next(4) === 0 ? next(bytes.length) : bytes.length);
  for (let time = 0; time < times && changed.length > 0; time++) {
    const at = next(changed.length);
    changed[at] = next(2) === 0 ? next(256) : (changed[at] ?? 0) ^ (1 << next(8));
  }
  return changed;
}

/** Returns an integer from 0 to below a limit. */
type Random = (limit: number) => number;

/** Returns a generator of pseudo-random numbers that repeats for the same seed (mulberry32). */
function random(seed: number): Random {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
