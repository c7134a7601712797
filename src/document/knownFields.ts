import type { Path } from '../audit/types';

/** The fields that can stand at one place of a policy, and how to speak of the place. */
export interface FieldsAt {
  place: string;
  fields: readonly string[];
}

const top: FieldsAt = {
  place: 'at the top of a policy',
  fields: ['apiVersion', 'kind', 'metadata', 'omitStages', 'omitManagedFields', 'rules'],
};
const rule: FieldsAt = {
  place: 'in a rule',
  fields: [
    ...['level', 'users', 'userGroups', 'verbs', 'resources', 'namespaces', 'nonResourceURLs'],
    ...['omitStages', 'omitManagedFields'],
  ],
};
const entry: FieldsAt = {
  place: 'in an entry of resources',
  fields: ['group', 'resources', 'resourceNames'],
};
const other: FieldsAt = { place: 'here', fields: [] };

/** What can stand in the map at `path` ([] is the document). */
export function fieldsAt(path: Path): FieldsAt {
  if (path.length === 0) return top;
  if (path[0] !== 'rules') return other;
  if (path.length === 2) return rule;
  return path.length === 4 && path[2] === 'resources' ? entry : other;
}

const synonyms: Record<string, string> = {
  apigroups: 'group',
  apigroup: 'group',
  stages: 'omitStages',
  stage: 'omitStages',
  groups: 'userGroups',
  usergroup: 'userGroups',
  serviceaccounts: 'users',
  nonresourcepaths: 'nonResourceURLs',
  names: 'resourceNames',
};

/** Where a key that is unknown at one place would be known; undefined when nowhere. */
export function placeOf(key: string): string | undefined {
  return [rule, entry, top].find(({ fields }) => fields.includes(key))?.place;
}

/** Does a rule or an entry match fewer requests by this field? */
export function restricts(field: string): boolean {
  return !['level', 'omitStages', 'omitManagedFields'].includes(field);
}

/**
 * The field that somebody who wrote the unknown key at the end of `path` most likely meant:
 * another case, a missing or superfluous s, one or two letters apart. Undefined when nothing is near.
 */
export function likelyField(key: string, path: Path): string | undefined {
  const { fields, place } = fieldsAt(path.slice(0, -1));
  const written = key.toLowerCase();
  const near = fields.find((field) => bare(field) === bare(written));
  if (near !== undefined) return near;
  const synonym = place === entry.place && written === 'groups' ? 'group' : synonyms[written];
  if (synonym !== undefined && fields.includes(synonym)) return synonym;
  return fields.find(
    (field) => distance(field.toLowerCase(), written) <= (written.length > 5 ? 2 : 1),
  );
}

function bare(name: string): string {
  return name.toLowerCase().replace(/s$/, '');
}

/** Edit distance (Levenshtein); long keys are not compared. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
