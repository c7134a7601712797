import { trimRight } from '../audit/go/trimRight';
import { coveringPatterns, someTarget, subjectsOf } from './covers';
import { everything, targetKey, type RuleShape } from './ruleShape';

/** The keys of one field: a rule that it covers needs one of them. They are made when they are read: there may be very many. */
export type FieldKeys = () => Generator<string>;

/**
 * Returns the keys of each field that limits the rule. Whatever rule it covers has one of the keys of
 * every field among its `neededKeys`. Empty for a rule that matches every request.
 */
export function coverKeys(shape: RuleShape): FieldKeys[] {
  const { users, groups, verbs, namespaces, entries, targets, urls } = shape;
  return [
    ...fieldKeys('user', users),
    ...fieldKeys('group', groups),
    ...fieldKeys('verb', verbs),
    ...fieldKeys('namespace', namespaces),
    ...fieldKeys('target', entries && targets),
    ...(urls ? [() => urlKeys(urls)] : []),
  ];
}

/** Returns keys of one request that the rule matches: each rule that covers it has one of them in every field. */
export function neededKeys(narrow: RuleShape, prefixLengths: ReadonlySet<number>): Set<string> {
  const subject = subjectsOf(narrow)?.[0];
  const [namespace] = narrow.namespaces ?? [];
  const [url = everything] = narrow.urls ?? [];
  const target = someTarget(narrow);
  const verb = target?.verb ?? [...(narrow.verbs ?? [])][0];
  return new Set([
    '',
    ...(subject?.name === undefined ? [] : [keyOf('user', subject.name)]),
    ...(subject?.groups ?? []).map((each) => keyOf('group', each)),
    ...(verb === undefined ? [] : [keyOf('verb', verb)]),
    ...(namespace === undefined ? [] : [keyOf('namespace', namespace)]),
    ...(target ? coveringPatterns(target.pattern) : []).flatMap((pattern) =>
      [target?.group ?? '', everything].map((group) => keyOf('target', targetKey(group, pattern))),
    ),
    keyOf('url', url),
    ...[...prefixLengths]
      .filter((length) => length <= url.length)
      .map((length) => keyOf('prefix', url.slice(0, length))),
  ]);
}

function fieldKeys(
  field: string,
  values: { keys: () => Iterable<string> } | undefined,
): FieldKeys[] {
  if (values === undefined) return [];
  return [
    function* () {
      for (const value of values.keys()) yield keyOf(field, value);
    },
  ];
}

function* urlKeys(urls: readonly string[]): Generator<string> {
  for (const url of urls) {
    yield keyOf('url', url);
    if (url.endsWith('*')) yield keyOf('prefix', trimRight(url, '*'));
  }
}

/** Returns the length of the URL prefix in a key; undefined for other keys. */
export function prefixLengthOf(key: string): number | undefined {
  return key.startsWith(prefixMark) ? key.length - prefixMark.length : undefined;
}

const prefixMark = 'prefix ';

const keyOf = (field: string, value: string) => `${field} ${value}`;
