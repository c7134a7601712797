import { rows } from '../../testing/findingRows';

rows({
  'groups in users': {
    rule: { users: ['system:nodes'] },
    expected: 'group-in-users users.0',
    becomes: { userGroups: ['system:nodes'] },
  },
  'a group among users': {
    rule: { users: ['jane', 'system:masters'] },
    expected: 'group-in-users users.1',
  },
  'a user in groups': {
    rule: { userGroups: ['system:serviceaccount:a:b'] },
    expected: 'user-in-groups userGroups.0',
    becomes: { users: ['system:serviceaccount:a:b'] },
  },
  'service account without prefix': {
    rule: { users: ['serviceaccount:a:b'] },
    expected: 'service-account-form users.0',
    becomes: { users: ['system:serviceaccount:a:b'] },
  },
  'service account with slash': {
    rule: { users: ['system:serviceaccount:a/b'] },
    expected: 'service-account-form users.0',
    becomes: { users: ['system:serviceaccount:a:b'] },
  },
  'service account without namespace': {
    rule: { users: ['system:serviceaccount:b'] },
    expected: 'service-account-form users.0',
  },
  'group of a namespace in the singular': {
    rule: { userGroups: ['system:serviceaccount:a'] },
    expected: 'service-account-form userGroups.0',
    becomes: { userGroups: ['system:serviceaccounts:a'] },
  },
  'system:master': {
    rule: { userGroups: ['system:master'] },
    expected: 'name-misspelled userGroups.0',
    becomes: { userGroups: ['system:masters'] },
  },
  'other names are allowed': {
    rule: { users: ['jane', 'system:coredns', 'oidc:x'] },
    expected: null,
  },
  both: { rule: { users: ['a'], userGroups: ['b'] }, expected: 'users-and-groups userGroups' },
  'failed logins are not anonymous': {
    rule: { userGroups: ['system:unauthenticated'] },
    expected: 'failed-login-has-no-user userGroups.0',
  },
});
