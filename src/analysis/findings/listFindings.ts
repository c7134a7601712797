import { listFacts } from '../../audit/fields';
import { trimRight } from '../../audit/go/trimRight';
import { firstIndexIn } from '../../audit/listLookup';
import type { Finding } from './finding';
import { straightening } from './straightening';
import {
  fix,
  notice,
  pathOf,
  placesIn,
  quoted,
  removeAll,
  removeList,
  replaceBy,
  replaceByGroup,
  warning,
  type ListValue,
} from './check';

const quotes = `"'“”‘’„`;
const leadingQuotes = new RegExp(`^[${quotes}]+`);

const typographic = /[“”‘’„]/;
const typographicText =
  'Typographic quotes (“ ”) are part of the value in YAML, so it matches nothing.';

/** Removes the quotes, and nothing else: the fixes of all such values are made into one. */
const straightened = (at: ListValue, bare: string) =>
  fix(straightening, { kind: 'set', path: pathOf(at), value: bare });

/** Matches nearly every value, to skip the rest quickly. */
const ordinary = /^[\w:./*-]+$/;

/** Checks how a value is written: white space or quotes around it, several values in one. */
export function untidyValue(at: ListValue): Finding | undefined {
  const { value } = at;
  if (ordinary.test(value)) return undefined;
  const trimmed = value.trim();
  if (trimmed === '') return emptyValue(at);
  const bare = trimRight(trimmed.replace(leadingQuotes, ''), quotes).trim();
  if (trimmed !== value) {
    const message = `${quoted(value)} has white space around it. Values are compared exactly, so it matches nothing.`;
    return warning('white-space', pathOf(at), message, replaceBy(at, [bare || trimmed]));
  }
  if (bare !== value && bare !== '' && typographic.test(value)) {
    return warning('quotes-in-value', pathOf(at), typographicText, straightened(at, bare));
  }
  if (bare !== value && bare !== '') {
    const message = `${value} has quotes inside the value, so it matches nothing.`;
    return warning('quotes-in-value', pathOf(at), message, replaceBy(at, [bare]));
  }
  // Full-width commas are typed where ASCII is far away.
  const between = at.field === 'verbs' ? /[,，、|;\s]+/ : /[,，、]/;
  if (!listFacts[at.field].mayHoldComma && between.test(value)) {
    const parts = value.split(between).map((part) => part.trim());
    const given = parts.filter(Boolean);
    const message = `${quoted(value)} is a single value and matches nothing. Use one list item per value.`;
    const change = given.length > 0 ? replaceBy(at, given) : undefined;
    return warning('comma-in-value', pathOf(at), message, change);
  }
  return undefined;
}

function emptyValue(at: ListValue): Finding | undefined {
  const { empty } = listFacts[at.field];
  if (at.value === '' && empty === 'value') return undefined;
  const shown = quoted(at.value);
  // Without its only value, the list would match everything: that is for the author to decide.
  const removed = placesIn(at.list).size > 1 ? removeAll(at) : undefined;
  const remove = removed && fix(`Remove ${shown}`, ...removed);
  // The API server reports it itself.
  if (!remove && empty === 'rejected') return undefined;
  if (at.field === 'verbs' && at.value === '') {
    const message = `${shown} only matches requests with an HTTP method that has no verb, such as OPTIONS.`;
    return notice('empty-verb', pathOf(at), message, remove);
  }
  const effect = empty === 'rejected' ? 'is rejected' : 'matches nothing';
  return warning('empty-value', pathOf(at), `${shown} in ${at.field} ${effect}.`, remove);
}

/** Checks whether a value is already in the list. */
export function duplicateValue(at: ListValue): Finding | undefined {
  const first = firstIndexIn(at.list, at.value);
  if (first === at.index) return undefined;
  return notice(
    'duplicate-value',
    pathOf(at),
    `${quoted(at.value)} is listed twice in ${at.field}.`,
    fix(`Remove the second ${quoted(at.value)}`, { kind: 'remove', path: pathOf(at) }),
  );
}

/** Checks for wildcards in lists whose values are compared exactly. */
export function wildcardValue(at: ListValue): Finding | undefined {
  const { value, field } = at;
  const { one, hasWildcards } = listFacts[field];
  if (hasWildcards || !value.includes('*')) return undefined;
  const instead = field === 'users' ? groupInstead(at) : undefined;
  if (instead) return instead;
  const meansAll = /^\*+(?:(?:all|any)\**)?$/i.test(value);
  const message = meansAll
    ? `${field} does not support wildcards, so ${quoted(value)} matches nothing. Remove ${field} to match every ${one}.`
    : `${field} does not support wildcards, so ${quoted(value)} matches nothing.`;
  return warning('wildcard', pathOf(at), message, meansAll ? removeList(at) : undefined);
}

/** "system:serviceaccount:NAMESPACE:*" and "system:node:*": there is a group with exactly these users. */
function groupInstead(at: ListValue): Finding | undefined {
  const account = /^system:serviceaccount:(?:\*|([^:*]+):\*)$/.exec(at.value);
  const group = account
    ? `system:serviceaccounts${account[1] ? `:${account[1]}` : ''}`
    : at.value === 'system:node:*'
      ? 'system:nodes'
      : undefined;
  if (group === undefined) return undefined;
  return warning(
    'wildcard',
    pathOf(at),
    `users does not support wildcards, so ${quoted(at.value)} matches nothing. Use the group ${quoted(group)} in userGroups instead.`,
    replaceByGroup(at, group),
  );
}
