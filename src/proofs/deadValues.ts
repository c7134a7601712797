import { resourceVerbs } from '../audit/verbs';
import { isResourceRule, present } from '../audit/match';
import type {
  EntryListField,
  GroupResources,
  MatchListField,
  Path,
  PolicyRule,
} from '../audit/types';
import { isResourcePath } from './resourcePath';

/** Values of one list that no request has. */
export interface DeadValues {
  /** The list, as a path in the rule. */
  field: Path;
  values: string[];
}

const hasVerb: ReadonlySet<string> = new Set(resourceVerbs);

/** The verbs of non-resource requests are their methods. */
export const methods: ReadonlySet<string> = new Set([
  ...['get', 'head', 'post', 'put', 'patch', 'delete'],
  ...['options', 'connect', 'trace'],
]);

/** "pods", "pods/log", "pods/*", "*\/scale" or "*"; a star elsewhere is an ordinary character. */
const resourcePattern = /^(\*|[^/*\s]+|[^/*\s]+\/(\*|[^/*\s]+)|\*\/[^/*\s]+)$/;

/** Users and groups have names, and wildcards are not supported. */
const isWild = (value: string) => value === '' || value.includes('*');

/**
 * Returns the values of a rule that match nothing, by list; empty when every value may match. This
 * follows from how requests get their attributes (requestinfo.go), how the rule compares them
 * (checker.go), and which names Kubernetes allows for a namespace.
 */
export function deadValues(rule: PolicyRule): DeadValues[] {
  const lists = listFields.map((field) => ({
    field: [field],
    values: (rule[field] ?? []).filter((value) => isDead[field](value, rule)),
  }));
  const entries = (rule.resources ?? []).flatMap((entry, index) =>
    entryLists.map((field) => ({
      field: ['resources', index, field],
      values: (entry[field] ?? []).filter((value) => isDeadInEntry[field](value, entry)),
    })),
  );
  return [...lists, ...entries].filter(({ values }) => values.length > 0);
}

/** Returns whether the rule has a list in which no value can match. */
export function matchesNothing(rule: PolicyRule): boolean {
  const { resources = [] } = rule;
  return (
    listFields.some((field) => allOf(rule[field], (value) => isDead[field](value, rule))) ||
    allOf(resources, (entry) => entryLists.some((field) => isDeadList(entry, field)))
  );
}

/**
 * Returns the rule without the values that no request has; it matches the same requests. undefined if
 * it matches none.
 */
export function livePart(rule: PolicyRule): PolicyRule | undefined {
  if (matchesNothing(rule)) return undefined;
  const live = { ...rule };
  for (const field of listFields) {
    const list = rule[field];
    if (list) live[field] = list.filter((value) => !isDead[field](value, rule));
  }
  if (rule.resources) {
    live.resources = rule.resources
      .filter((entry) => !entryLists.some((field) => isDeadList(entry, field)))
      .map((entry) => {
        const kept = { ...entry };
        for (const field of entryLists) {
          const list = entry[field];
          if (list) kept[field] = list.filter((value) => !isDeadInEntry[field](value, entry));
        }
        return kept;
      });
  }
  return live;
}

function isDeadList(entry: GroupResources, field: EntryListField): boolean {
  return allOf(entry[field], (value) => isDeadInEntry[field](value, entry));
}

/** Finds the values that no request has in each list, in the order in which a note names the lists. */
const isDead: Readonly<Record<MatchListField, (value: string, rule: PolicyRule) => boolean>> = {
  verbs: (verb, rule) => !isVerb(verb, rule),
  // Audited before anybody asks whether such a namespace can be: /api/v1/namespaces/Dev/pods.
  namespaces: (name) => /[*/\p{Surrogate}]/u.test(name),
  users: isWild,
  userGroups: isWild,
  nonResourceURLs: (url, rule) =>
    !isResourceRule(rule) && (url.includes('?') || isResourcePath(url)),
};
const listFields = Object.keys(isDead) as MatchListField[];

/** Names count only where there are resources; the empty one is that of requests without a name. */
const isDeadInEntry: Readonly<
  Record<EntryListField, (value: string, entry: GroupResources) => boolean>
> = {
  resources: (pattern) => !resourcePattern.test(pattern),
  resourceNames: (name, { resources }) => present(resources) && name.includes('*'),
};
const entryLists = Object.keys(isDeadInEntry) as EntryListField[];

function isVerb(verb: string, rule: PolicyRule): boolean {
  if (isResourceRule(rule)) return hasVerb.has(verb);
  return methods.has(verb) || (!present(rule.nonResourceURLs) && hasVerb.has(verb));
}

function allOf<T>(list: readonly T[] | undefined, holds: (value: T) => boolean): boolean {
  return list !== undefined && list.length > 0 && list.every(holds);
}
