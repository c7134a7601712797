import { deflateSync, zlibSync } from 'fflate';
import lzString from 'lz-string';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { newestKubernetes } from '../src/audit/types';
import { templates } from '../src/catalog/templates';
import { toBase64url } from '../src/storage/base64url';
import { crc32 } from '../src/packing/checksum';
import { decodeLink, encodeLink } from '../src/storage/link';
import { mutated } from '../src/testing/links/mutated';
import type { Row } from './row';

const mutations = 1_000_000;
const slowestMs = 100;
const bombMs = 50;

/**
 * Opens a million damaged links and a compression bomb, and measures the length of links to the templates or
 * to the policies in a folder.
 */
export function benchLinks(folder: string | undefined): Row[] {
  return [...mutatedLinks(), bomb(), ...lengths(folder)];
}

function mutatedLinks(): Row[] {
  const prototype = () => Object.getOwnPropertyNames(Object.prototype).join();
  const before = prototype();
  let slowest = 0;
  let refused = 0;
  for (let seed = 0; seed < mutations; seed++) {
    const link = mutated(seed);
    const { took, isRefused } = opening(link);
    if (isRefused) refused += 1;
    // Another program may have used the CPU. A link that is really slow is slow again.
    const again = took > slowestMs / 2 ? [opening(link).took, opening(link).took] : [];
    slowest = Math.max(slowest, Math.min(took, ...again));
  }
  const isTouched = prototype() !== before;
  return [
    {
      what: `${mutations.toLocaleString('en')} mutated links, ${refused.toLocaleString('en')} rejected: the slowest`,
      measured: `${slowest.toFixed(1)} ms${isTouched ? ', prototype touched' : ''}`,
      target: { text: `≤ ${slowestMs} ms`, met: slowest <= slowestMs && !isTouched },
    },
  ];
}

function opening(link: string) {
  const start = performance.now();
  const isRefused = 'refused' in decodeLink(link);
  return { took: performance.now() - start, isRefused };
}

/** Opens 64 MB of zeros. The median of nine runs, because the code is compiled during the first. */
function bomb(): Row {
  const packed = deflateSync(new Uint8Array(64 * 1024 * 1024), { level: 9 });
  const bytes = new Uint8Array(packed.length + 4);
  bytes.set(packed);
  new DataView(bytes.buffer).setUint32(packed.length, crc32(packed));
  const link = `v1=${toBase64url(bytes)}`;
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    if (!('refused' in decodeLink(link))) throw new Error('The bomb was unpacked.');
    return performance.now() - start;
  }).toSorted((a, b) => a - b);
  const median = times[4] ?? Infinity;
  return {
    what: `64 MB of zeros in ${link.length.toLocaleString('en')} characters, rejected`,
    measured: `${median.toFixed(1)} ms`,
    target: { text: `≤ ${bombMs} ms`, met: median <= bombMs },
  };
}

function lengths(folder: string | undefined): Row[] {
  return policies(folder).map(({ name, text }) => {
    const ours =
      encodeLink({ shared: { text, kubernetes: newestKubernetes, lineEnding: '\n' }, view: {} })
        ?.length ?? 0;
    const plain = toBase64url(zlibSync(new TextEncoder().encode(text), { level: 9 })).length;
    const lz = lzString.compressToEncodedURIComponent(text).length;
    return {
      what: `link of ${name}, ${text.length.toLocaleString('en')} characters`,
      measured: `${ours} (deflate ${plain}, lz-string ${lz})`,
      target: { text: '≤ deflate and lz-string', met: ours <= plain && ours <= lz },
    };
  });
}

function policies(folder: string | undefined): { name: string; text: string }[] {
  if (folder === undefined) return templates.map(({ name, yaml }) => ({ name, text: yaml }));
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}
