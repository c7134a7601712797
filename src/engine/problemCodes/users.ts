import { before, notice, warning, type CodeRow } from './row';

/** Users and groups that no request has, or not in the way they are used. */
export const users = {
  'group-in-users': {
    ...warning,
    title: 'Group in users',
    why: 'users only lists user names, so the name of a group there matches nothing.',
    shows: before(['level: None', 'users: ["system:nodes"]']),
    mustNot: before(['level: None', 'userGroups: ["system:nodes"]']),
  },
  'user-in-groups': {
    ...warning,
    title: 'User in userGroups',
    why: 'userGroups only lists groups, so the name of a user there matches nothing.',
    shows: before(['level: None', 'userGroups: ["system:kube-scheduler"]']),
    mustNot: before(['level: None', 'users: ["system:kube-scheduler"]']),
  },
  'service-account-form': {
    ...warning,
    title: 'Malformed service account name',
    why: 'A service account is the user system:serviceaccount:NAMESPACE:NAME; any other form matches nothing.',
    shows: before(['level: None', 'users: ["system:serviceaccount:ci/builder"]']),
    mustNot: before(['level: None', 'users: ["system:serviceaccount:ci:builder"]']),
  },
  'name-misspelled': {
    ...warning,
    title: 'Misspelled system name',
    why: 'Names that start with system: belong to Kubernetes; one that is almost right probably matches nothing.',
    shows: before(['level: None', 'users: ["system:kube-sheduler"]']),
    mustNot: before(['level: None', 'users: ["system:kube-scheduler"]']),
  },
  'name-of-nobody': {
    ...warning,
    title: 'System name that nobody has',
    why: 'The name looks like one of Kubernetes, but no request carries it: nodes, service accounts and bootstrap tokens have names of their own.',
    shows: before(['level: None', 'users: ["system:node"]']),
    mustNot: before(['level: None', 'users: ["system:node:worker-1"]']),
  },
  'name-not-built-in': {
    ...notice,
    title: 'Component under another name',
    why: 'In most clusters the component sends its requests under another name, so the rule does not match them.',
    shows: before(['level: None', 'users: [kubelet]']),
    mustNot: before(['level: None', 'userGroups: ["system:nodes"]']),
  },
  'users-and-groups': {
    ...notice,
    title: 'users and userGroups in one rule',
    why: 'Both must match, so the rule is only for these users while they are in one of these groups.',
    shows: before(['level: None', 'users: [alice]', 'userGroups: [admins]']),
    mustNot: before(['level: None', 'users: [alice]']),
  },
  'failed-login-has-no-user': {
    ...notice,
    title: 'Failed logins are not anonymous',
    why: 'A request whose authentication failed (401) has no user and no groups, so a rule for anonymous users does not record it.',
    shows: before(['level: Metadata', 'users: ["system:anonymous"]'], 'None'),
    mustNot: before(['level: Metadata', 'users: ["system:anonymous"]'], 'Metadata'),
  },
} satisfies Record<string, CodeRow>;
