import { listFacts } from '../../audit/fields';
import { present } from '../../audit/match';
import type { Finding } from './finding';
import {
  fix,
  notice,
  pathOf,
  quoted,
  removeList,
  replaceBy,
  warning,
  type ListValue,
} from './check';

const quotes = /^["'“”‘’„]+|["'“”‘’„]+$/g;

/** Nearly every value; a shortcut. */
const ordinary = /^[\w:./*-]+$/;

/** A value that is written untidily: white space or quotes around it, several values in one. */
export function untidyValue(at: ListValue): Finding | undefined {
  const { value } = at;
  if (ordinary.test(value)) return undefined;
  const trimmed = value.trim();
  if (trimmed === '') return emptyValue(at);
  const bare = trimmed.replace(quotes, '').trim();
  if (trimmed !== value) {
    const message = `${quoted(value)} has white space around it and is compared as written, so it matches nothing.`;
    return warning('white-space', pathOf(at), message, replaceBy(at, [bare || trimmed]));
  }
  if (bare !== value && bare !== '') {
    const message = `${value} has quotation marks inside the value, so it matches nothing.`;
    return warning('quotes-in-value', pathOf(at), message, replaceBy(at, [bare]));
  }
  if (!listFacts[at.field].mayHoldComma && value.includes(',')) {
    const parts = value.split(',').map((part) => part.trim());
    const message = `${quoted(value)} is one single value and matches nothing; a list has one value an entry.`;
    return warning('comma-in-value', pathOf(at), message, replaceBy(at, parts.filter(Boolean)));
  }
  return undefined;
}

function emptyValue(at: ListValue): Finding | undefined {
  const { empty } = listFacts[at.field];
  if (at.value === '' && empty === 'value') return undefined;
  const shown = quoted(at.value);
  // A list with nothing else would become "any" when it is removed: that is for the author to say.
  const remove =
    at.list.length > 1
      ? fix(`Remove ${shown}`, { kind: 'remove', path: pathOf(at) } as const)
      : undefined;
  // The API server says so itself.
  if (!remove && empty === 'rejected') return undefined;
  if (at.field === 'verbs' && at.value === '') {
    const message = `${shown} is the verb of requests whose HTTP method has no verb (such as OPTIONS), and of nothing else.`;
    return notice('empty-verb', pathOf(at), message, remove);
  }
  return warning('empty-value', pathOf(at), `${shown} in ${at.field} matches nothing.`, remove);
}

/** A value that stands in the list already. */
export function duplicateValue(at: ListValue): Finding | undefined {
  const first = at.list.indexOf(at.value);
  if (first === at.index) return undefined;
  return notice(
    'duplicate-value',
    pathOf(at),
    `${quoted(at.value)} is in ${at.field} twice.`,
    fix(`Remove the second ${quoted(at.value)}`, { kind: 'remove', path: pathOf(at) }),
  );
}

/** Wildcards and "all" in lists that are compared letter by letter. */
export function wildcardValue(at: ListValue): Finding | undefined {
  const { value, field } = at;
  const { one, hasWildcards } = listFacts[field];
  if (hasWildcards || !value.includes('*')) return undefined;
  const instead = field === 'users' ? groupInstead(at) : undefined;
  if (instead) return instead;
  const meansAll = /^\*+(all|any)?\**$/i.test(value);
  const message = meansAll
    ? `${field} knows no wildcard: ${quoted(value)} matches nothing; leave ${field} out to match every ${one}.`
    : `${field} knows no wildcard: ${quoted(value)} is compared letter by letter and matches nothing.`;
  return warning('wildcard', pathOf(at), message, meansAll ? removeList(at) : undefined);
}

/** "system:serviceaccount:NAMESPACE:*" and "system:node:*" have a group that means just that. */
function groupInstead(at: ListValue): Finding | undefined {
  const account = /^system:serviceaccount:(?:\*|([^:*]+):\*)$/.exec(at.value);
  const group = account
    ? `system:serviceaccounts${account[1] ? `:${account[1]}` : ''}`
    : at.value === 'system:node:*'
      ? 'system:nodes'
      : undefined;
  if (group === undefined) return undefined;
  const { rule } = at;
  const alone = at.list.length === 1 && rule !== undefined && !present(rule.userGroups);
  const userGroups = [...at.listPath.slice(0, -1), 'userGroups'];
  return warning(
    'wildcard',
    pathOf(at),
    `users knows no wildcard: ${quoted(at.value)} matches nothing; these users have the group ${quoted(group)}, which goes into userGroups.`,
    alone
      ? fix(
          `Use userGroups: [${quoted(group)}]`,
          { kind: 'renameKey', path: at.listPath, key: 'userGroups' },
          { kind: 'set', path: [...userGroups, 0], value: group },
        )
      : undefined,
  );
}
