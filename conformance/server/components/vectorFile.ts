import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { requestInfo } from '../../../src/audit/request/requestInfo.ts';
import { equalise } from '../equalise.ts';
import { sumOf } from '../sums.ts';
import { components } from './controlPlane.ts';
import { kindOf, requestIn } from './judged.ts';

/** One request of a component, as a real server logged it. */
export interface Vector {
  /** Its last log line under the policy that records everything, and a sum of all of them. */
  line: string;
  sum: string;
  /** The level under each policy, in that policy's own run: of the requests of this kind. */
  levels: Record<string, string>;
}

const path = 'conformance/vectors/server/components.jsonl';
const [eachAtMost, lineAtMost, allAtMost] = [20, 4000, 29_000];

/** Returns the vectors of both components. */
export function componentVectors(): Vector[] {
  if (!existsSync(path)) return [];
  const rows = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return rows.map((row) => JSON.parse(row) as Vector);
}

/**
 * Writes vectors of a few short requests of each component, of every verb, resource and subresource one.
 * @param requests the log lines of each request under the policy that records everything
 * @param levelsOf returns what is known of a kind of request
 */
export function writeComponentVectors(
  requests: readonly (readonly string[])[],
  levelsOf: (kind: string) => Record<string, string>,
): void {
  const vectors = components.flatMap((component) => {
    const found = new Map<string, Vector>();
    let size = 0;
    const ofIt = requests.filter((lines) => lines[0]?.includes(`"userAgent":"${component}/`));
    const ordered = ofIt.toSorted((a, b) => a.at(-1)!.length - b.at(-1)!.length);
    const verbs = new Map<string, number>();
    for (const lines of ordered) {
      const request = requestIn(lines);
      const { verb, apiGroup, resource, subresource } = requestInfo(request.method, request.url);
      const key = [verb, apiGroup, resource, subresource].join(' ');
      const ofVerb = verbs.get(verb) ?? 0;
      const same = lines.map(equalise);
      const line = same.at(-1)!;
      if (found.has(key) || found.size === eachAtMost || ofVerb === 4) continue;
      if (line.length > lineAtMost || size + line.length > allAtMost) continue;
      size += line.length + 300;
      verbs.set(verb, ofVerb + 1);
      found.set(key, { line, sum: sumOf(same), levels: levelsOf(kindOf(request)) });
    }
    return [...found.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
  });
  writeFileSync(path, vectors.map((each) => `${JSON.stringify(each)}\n`).join(''));
}
