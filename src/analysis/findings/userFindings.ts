import { rememberedFor } from '../../audit/listLookup';
import { isKnownGroup, isKnownUser, systemNames } from '../../audit/knownNames';
import { present } from '../../audit/match';
import {
  fix,
  notice,
  pathOf,
  quoted,
  replaceBy,
  set,
  replaceByGroup,
  warning,
  type Fix,
  type ListValue,
} from './check';
import { plainStrangers, reservedStrangers } from './strangers';
import type { Finding } from './finding';
import { nearest } from '../nearest';

/** Checks one value of a rule's users. */
export function userFinding(at: ListValue): Finding | undefined {
  const { value } = at;
  if (value === proxyWithCertificate) return proxyFinding(at);
  if (isKnownUser(value)) return undefined;
  if (isKnownGroup(value)) {
    return warning(
      'group-in-users',
      pathOf(at),
      `${quoted(value)} is a group, so it matches no user. Groups belong in userGroups.`,
      moveTo(at, 'userGroups', areGroups),
    );
  }
  return accountFinding(at) ?? strangerFinding(at, 'users') ?? misspelled(at, systemNames.users);
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
  return strangerFinding(at, 'userGroups') ?? misspelled(at, systemNames.userGroups);
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
  const incomplete = /^system:serviceaccount:([^:]*)$/.exec(value);
  if (!match && !incomplete) return undefined;
  const namespace = incomplete?.[1] ?? '';
  if (systemNamespaces.includes(namespace)) return namespaceAccounts(at, namespace);
  const right = match && value.replace(match.form, match.right);
  const fixed: Fix | undefined = right === undefined ? undefined : replaceBy(at, [right]);
  return warning(
    'service-account-form',
    pathOf(at),
    `${quoted(value)} matches nothing: a service account is named ${right ?? 'system:serviceaccount:NAMESPACE:NAME'}.`,
    fixed,
  );
}

/** Namespaces that every cluster has: what stands alone is the namespace, not the name. */
const systemNamespaces = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

function namespaceAccounts(at: ListValue, namespace: string): Finding {
  const group = `system:serviceaccounts:${namespace}`;
  return warning(
    'service-account-form',
    pathOf(at),
    `${quoted(at.value)} matches nothing: all service accounts of ${namespace} are in the group ${group}.`,
    replaceByGroup(at, group),
  );
}

/** A name that looks like one of Kubernetes' own, but that nobody carries. */
function strangerFinding(at: ListValue, field: 'users' | 'userGroups'): Finding | undefined {
  const { value } = at;
  const reserved = reservedStrangers[field].get(value);
  const stranger = reserved ?? plainStrangers[field].get(value);
  if (!stranger) return undefined;
  const { who, user, group } = stranger;
  const change =
    group !== undefined
      ? field === 'userGroups'
        ? replaceBy(at, [group])
        : replaceByGroup(at, group)
      : user !== undefined && field === 'users'
        ? replaceBy(at, [user])
        : undefined;
  const one = field === 'users' ? 'user' : 'group';
  return reserved
    ? warning(
        'name-of-nobody',
        pathOf(at),
        `No ${one} is called ${quoted(value)}, so it matches nothing: ${who}.`,
        change,
      )
    : notice(
        'name-not-built-in',
        pathOf(at),
        `Kubernetes itself has no ${one} ${quoted(value)}: ${who}.`,
        change,
      );
}

const proxyWithCertificate = 'system:kube-proxy';
const proxyAccount = 'system:serviceaccount:kube-system:kube-proxy';

/** kube-proxy has its own certificate only where somebody gave it one. */
function proxyFinding(at: ListValue): Finding | undefined {
  if (at.list.includes(proxyAccount)) return undefined;
  return notice(
    'name-not-built-in',
    pathOf(at),
    `On kubeadm clusters, kube-proxy is the user ${proxyAccount}, which this rule does not match.`,
    fix(`Add ${quoted(proxyAccount)}`, set([...at.listPath, at.list.length], proxyAccount)),
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
