import { rememberedFor } from '../../audit/listLookup';
import { isKnownGroup, isKnownUser, systemNames } from '../../audit/knownValues';
import { present } from '../../audit/match';
import { fix, pathOf, quoted, replaceBy, warning, type Fix, type ListValue } from './check';
import type { Finding } from './finding';
import { nearest } from '../nearest';

/** Checks one value of a rule's users. */
export function userFinding(at: ListValue): Finding | undefined {
  const { value } = at;
  if (isKnownUser(value)) return undefined;
  if (isKnownGroup(value)) {
    return warning(
      'group-in-users',
      pathOf(at),
      `${quoted(value)} is a group, so it matches no user. Groups belong in userGroups.`,
      moveTo(at, 'userGroups', areGroups),
    );
  }
  return accountFinding(at) ?? misspelled(at, systemNames.users);
}

/** Checks one value of a rule's userGroups. */
export function userGroupFinding(at: ListValue): Finding | undefined {
  const { value } = at;
  if (isKnownGroup(value)) return undefined;
  if (isKnownUser(value)) {
    return warning(
      'user-in-groups',
      pathOf(at),
      `${quoted(value)} is a user, so it matches no group. Users belong in users.`,
      moveTo(at, 'users', areUsers),
    );
  }
  const namespace = /^system:serviceaccount:([^:]+)$/.exec(value)?.[1];
  if (namespace !== undefined) {
    return warning(
      'service-account-form',
      pathOf(at),
      `${quoted(value)} matches nothing: the group of a namespace's service accounts starts with system:serviceaccounts.`,
      replaceBy(at, [`system:serviceaccounts:${namespace}`]),
    );
  }
  return misspelled(at, systemNames.userGroups);
}

const areGroups = rememberedFor((list: readonly string[]) => list.every(isKnownGroup));
const areUsers = rememberedFor((list: readonly string[]) => list.every(isKnownUser));

/** Renames the key, if all values belong in the other list and that is not set. */
function moveTo(
  at: ListValue,
  key: 'users' | 'userGroups',
  belong: (list: readonly string[]) => boolean,
) {
  if (present(at.rule?.[key]) || !belong(at.list)) return undefined;
  return fix(`Rename to ${key}`, { kind: 'renameKey', path: at.listPath, key });
}

/** Names of service accounts that are almost right. */
const accountForms: { form: RegExp; right: string }[] = [
  { form: /^serviceaccounts?:([^:/]+)[:/]([^:/]+)$/, right: 'system:serviceaccount:$1:$2' },
  { form: /^system:serviceaccounts?:([^:/]+)[:/]([^:/]+)$/, right: 'system:serviceaccount:$1:$2' },
  {
    form: /^system:(?:sa|service-account):([^:/]+)[:/]([^:/]+)$/,
    right: 'system:serviceaccount:$1:$2',
  },
  { form: /^sa:([^:/]+)[:/]([^:/]+)$/, right: 'system:serviceaccount:$1:$2' },
];

function accountFinding(at: ListValue): Finding | undefined {
  const { value } = at;
  const match = accountForms.find(({ form }) => form.test(value));
  const incomplete = /^system:serviceaccount:[^:]*$/.test(value);
  if (!match && !incomplete) return undefined;
  const right = match && value.replace(match.form, match.right);
  const fixed: Fix | undefined = right === undefined ? undefined : replaceBy(at, [right]);
  return warning(
    'service-account-form',
    pathOf(at),
    `${quoted(value)} matches nothing: a service account is named ${right ?? 'system:serviceaccount:NAMESPACE:NAME'}.`,
    fixed,
  );
}

function misspelled(at: ListValue, known: readonly string[]): Finding | undefined {
  if (!at.value.startsWith('system:')) return undefined;
  const near = nearest(at.value, known);
  if (near === undefined) return undefined;
  return warning(
    'name-misspelled',
    pathOf(at),
    `${quoted(at.value)} is not a name that Kubernetes uses and probably matches nothing. Did you mean ${near}?`,
    replaceBy(at, [near]),
  );
}
