import { resourceVerbs } from '../audit/verbs';
import { trimRight } from '../audit/go/trimRight';
import { rememberedFor } from '../audit/listLookup';
import {
  everything,
  targetKey,
  wholeApi,
  type EntryShape,
  type Names,
  type RuleShape,
} from './ruleShape';
import { canBeIn, groupsOfUser, groupsWith, onlyUserIn } from './subjects';

/** More combinations of two lists than this are not compared: the rule counts as not covered. */
const combinationsAtMost = 10_000;

/**
 * Returns whether `wide` matches every request that `narrow` matches, for all requests that
 * kube-apiserver can receive: their attributes as NewRequestInfo derives them, their groups as
 * `subjects.ts` knows them. False if `narrow` matches no request at all. It is exact but for lists
 * with too many combinations, which count as not covered.
 */
export function covers(wide: RuleShape, narrow: RuleShape): boolean {
  if (!coversSubjects(wide, narrow)) return false;
  const resources = coversResourceRequests(wide, narrow);
  if (resources === 'no') return false;
  const urls = coversUrlRequests(wide, narrow);
  return urls !== 'no' && (resources === 'yes' || urls === 'yes');
}

/** 'empty': there is nothing to cover. */
type Cover = 'yes' | 'no' | 'empty';

/** Compares who sends the requests. A rule with users or userGroups never matches a request without a user. */
function coversSubjects(wide: RuleShape, narrow: RuleShape): boolean {
  if (!wide.users && !wide.groups && !narrow.users && !narrow.groups) return true;
  const pairs = subjectsOf(narrow);
  if (pairs === undefined || pairs.length === 0) return false;
  return pairs.every(
    ({ name, groups }) =>
      (!wide.users || (name !== undefined && wide.users.has(name))) &&
      (!wide.groups || groups.some((group) => wide.groups?.has(group))),
  );
}

export interface Subject {
  /** undefined: any name. */
  name: string | undefined;
  /** The groups that such a user is certainly in. */
  groups: string[];
}

/** Who may send the rule's requests; undefined if that is too much to compare. */
export function subjectsOf({ users, groups }: RuleShape): readonly Subject[] | undefined {
  if (!users && !groups) return [{ name: undefined, groups: [] }];
  if (!groups) return users && named(users);
  if (!users) return inGroups(groups);
  if (users.size * groups.size > combinationsAtMost) return undefined;
  return namedInGroups(users)(groups);
}

type Values = ReadonlySet<string>;

// A rule is compared with hundreds of others, and so is each of its values.
const named = rememberedFor((users: Values): readonly Subject[] =>
  Array.from(users, (name) => ({ name, groups: groupsOfUser(name) })),
);
const inGroups = rememberedFor((groups: Values): readonly Subject[] =>
  Array.from(groups, (group) => ({ name: onlyUserIn(group), groups: groupsWith(group) })),
);
const namedInGroups = rememberedFor((users: Values) =>
  rememberedFor((groups: Values): readonly Subject[] =>
    [...users].flatMap((name) =>
      [...groups]
        .filter((group) => canBeIn(name, group))
        .map((group) => ({ name, groups: [...groupsOfUser(name), ...groupsWith(group)] })),
    ),
  ),
);

/** Which names the requests with a verb have: only get and delete always have one, deletecollection never (requestinfo.go). */
type Naming = 'named' | 'nameless' | 'either';

const namingOf = (verb: string): Naming =>
  verb === 'get' || verb === 'delete'
    ? 'named'
    : verb === 'deletecollection'
      ? 'nameless'
      : 'either';

function coversResourceRequests(wide: RuleShape, narrow: RuleShape): Cover {
  if (!narrow.resourceRequests) return 'empty';
  const verbs = resourceVerbs.filter((verb) => !narrow.verbs || narrow.verbs.has(verb));
  let found: Cover = 'empty';
  for (const naming of new Set(verbs.map(namingOf))) {
    const targets = coversTargets(wide, narrow.entries ?? [wholeApi], naming);
    if (targets === 'no') return 'no';
    if (targets === 'empty') continue;
    const of = verbs.filter((verb) => namingOf(verb) === naming);
    if (!wide.resourceRequests || of.some((verb) => wide.verbs && !wide.verbs.has(verb))) {
      return 'no';
    }
    found = 'yes';
  }
  return found === 'yes' && !coversNamespaces(wide, narrow) ? 'no' : found;
}

function coversNamespaces({ namespaces: wide }: RuleShape, { namespaces }: RuleShape): boolean {
  if (!wide) return true;
  return namespaces !== undefined && [...namespaces].every((name) => wide.has(name));
}

function coversTargets(wide: RuleShape, entries: readonly EntryShape[], naming: Naming): Cover {
  let found: Cover = 'empty';
  for (const { group, patterns, names } of entries) {
    const wanted = namesFor(names, naming);
    if (wanted?.length === 0) continue;
    if (patterns.length * (wanted?.length ?? 1) > combinationsAtMost) return 'no';
    const isHeld = (pattern: string) => holdsNames(holdersOf(wide, group, pattern), wanted);
    if (!patterns.every(isHeld)) return 'no';
    found = 'yes';
  }
  return found;
}

/** The names that requests of this kind have; undefined for infinitely many. */
function namesFor(names: readonly string[] | undefined, naming: Naming): string[] | undefined {
  if (naming === 'nameless') return names === undefined || names.includes('') ? [''] : [];
  if (names === undefined) return undefined;
  return naming === 'named' ? names.filter((name) => name !== '') : [...names];
}

/** Returns the verb and target of some resource request that the rule matches; undefined if there is none. */
export function someTarget({ resourceRequests, verbs, entries = [wholeApi] }: RuleShape) {
  if (!resourceRequests) return undefined;
  for (const verb of resourceVerbs) {
    if (verbs && !verbs.has(verb)) continue;
    const entry = entries.find(({ names }) => namesFor(names, namingOf(verb))?.length !== 0);
    if (entry) return { verb, group: entry.group, pattern: entry.patterns[0] ?? everything };
  }
  return undefined;
}

/** What the rule's entries for all of a pattern's resources say about names. */
function holdersOf({ targets }: RuleShape, group: string, pattern: string): Names[] {
  return coveringPatterns(pattern)
    .flatMap((wider) => [targetKey(group, wider), targetKey(everything, wider)])
    .flatMap((key) => targets.get(key) ?? []);
}

/** Returns the patterns that match whatever `pattern` matches, itself included. */
export function coveringPatterns(pattern: string): string[] {
  const [base = '', subresource, ...rest] = pattern.split('/');
  const found = [pattern, everything];
  if (rest.length > 0 || base === everything) return found;
  if (subresource !== everything) found.push(`${base}/*`);
  if (subresource && subresource !== everything) found.push(`*/${subresource}`);
  return found;
}

function holdsNames(holders: readonly Names[], wanted: readonly string[] | undefined): boolean {
  if (holders.some(({ all }) => all)) return true;
  return wanted?.every((name) => holders.some(({ some }) => some.has(name))) ?? false;
}

function coversUrlRequests(wide: RuleShape, narrow: RuleShape): Cover {
  if (!narrow.urlRequests) return 'empty';
  if (!wide.urlRequests) return 'no';
  if (wide.verbs) {
    const { verbs } = narrow;
    if (!verbs || [...verbs].some((verb) => !wide.verbs?.has(verb))) return 'no';
  }
  const { urls } = wide;
  if (!urls) return 'yes';
  const wanted = narrow.urls ?? [everything];
  if (urls.length * wanted.length > combinationsAtMost) return 'no';
  return wanted.every((url) => urls.some((wider) => urlCovers(wider, url))) ? 'yes' : 'no';
}

/** Returns whether a value of nonResourceURLs matches whatever another one matches. */
export function urlCovers(wide: string, narrow: string): boolean {
  if (wide === everything || wide === narrow) return true;
  return wide.endsWith('*') && narrow.startsWith(trimRight(wide, '*'));
}
