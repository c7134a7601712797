import { isKnownGroup, isKnownUser, systemNames } from '../../audit/knownValues';
import { present } from '../../audit/match';
import { fix, pathOf, quoted, replaceBy, warning, type Fix, type ListValue } from './check';
import type { Finding } from './finding';
import { nearest } from '../nearest';

/** One value of a rule's users. */
export function userFinding(at: ListValue): Finding | undefined {
  const { value } = at;
  if (isKnownUser(value)) return undefined;
  if (isKnownGroup(value)) {
    return warning(
      'group-in-users',
      pathOf(at),
      `${quoted(value)} is a group, so as a user it matches nothing; groups go into userGroups.`,
      moveTo(at, 'userGroups', isKnownGroup),
    );
  }
  return accountFinding(at) ?? misspelled(at, systemNames.users);
}

/** One value of a rule's userGroups. */
export function userGroupFinding(at: ListValue): Finding | undefined {
  const { value } = at;
  if (isKnownGroup(value)) return undefined;
  if (isKnownUser(value)) {
    return warning(
      'user-in-groups',
      pathOf(at),
      `${quoted(value)} is a user, so as a group it matches nothing; users go into users.`,
      moveTo(at, 'users', isKnownUser),
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

/** When every value is of the other kind and the other list is free, the key alone is wrong. */
function moveTo(at: ListValue, key: 'users' | 'userGroups', fits: (v: string) => boolean) {
  if (present(at.rule?.[key]) || !at.list.every(fits)) return undefined;
  return fix(`Rename to ${key}`, { kind: 'renameKey', path: at.listPath, key });
}

/** Almost right names of service accounts. */
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
    `${quoted(value)} matches nothing: a service account is called ${right ?? 'system:serviceaccount:NAMESPACE:NAME'}.`,
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
    `${quoted(at.value)} is not a name Kubernetes uses and probably matches nothing; it has ${near}.`,
    replaceBy(at, [near]),
  );
}
