import { present } from '../audit/match';
import type { GroupResources, PolicyRule } from '../audit/types';
import { numbersIn } from './bits';
import { ruleIndex, type Target } from './ruleIndex';

/** The values of a rule's resources and URLs, to be asked which of them match the same requests. */
export interface OwnValues {
  /** Returns whether another entry, or another value of `resources` in this one, matches the object. */
  isTargetOfOthers(entry: number, value: number | undefined, target: OwnTarget): boolean;
  /** Returns whether another URL of the rule matches the path. */
  isPathOfOthers(url: number, path: string): boolean;
}

type OwnTarget = Omit<Target, 'name'> & { readonly name?: string };

/** Returns the rule's own values. Of equal ones the first counts: the others match nothing that it does not. */
export function ownValues({ resources = [], nonResourceURLs = [] }: PolicyRule): OwnValues {
  const starts: number[] = [];
  const patterns: { entry: number; key: string; rule: PolicyRule }[] = [];
  for (const [at, entry] of resources.entries()) {
    starts.push(patterns.length);
    for (const pattern of present(entry.resources) ? (entry.resources ?? []) : ['*']) {
      const rule = { level: '', resources: [limited(entry, pattern)] };
      patterns.push({ entry: at, key: keyOf(entry, pattern), rule });
    }
  }
  const targets = ruleIndex(patterns.map(({ rule }) => rule));
  const urls = ruleIndex(nonResourceURLs.map((url) => ({ level: '', nonResourceURLs: [url] })));
  return {
    isTargetOfOthers: (entry, value, { group, resource, subresource, name }) => {
      const place = targets.place(group, resource, subresource);
      const found = name === undefined ? place.bits : targets.named(place, name);
      const own = value === undefined ? starts[entry]! : starts[entry]! + value;
      return numbersIn(found).some((at) => {
        const other = patterns[at]!;
        if (value === undefined ? other.entry === entry : at === own) return false;
        return at < own || other.key !== patterns[own]?.key;
      });
    },
    isPathOfOthers: (url, path) =>
      numbersIn(urls.path(path)).some(
        (at) => at !== url && (at < url || nonResourceURLs[at] !== nonResourceURLs[url]),
      ),
  };
}

/** The entry, for one of its patterns. An entry without resources is the whole group. */
function limited(entry: GroupResources, pattern: string): GroupResources {
  return present(entry.resources) ? { ...entry, resources: [pattern] } : entry;
}

const keyOf = ({ group = '', resources, resourceNames = [] }: GroupResources, pattern: string) =>
  JSON.stringify([group, pattern, present(resources) ? resourceNames : []]);
