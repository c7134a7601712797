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
  'a node without its name': {
    rule: { users: ['system:node'] },
    expected: 'name-of-nobody users.0',
    becomes: { userGroups: ['system:nodes'] },
  },
  'a node beside others': {
    rule: { users: ['jane', 'system:node'] },
    expected: 'name-of-nobody users.1',
  },
  'a group of one node': {
    rule: { userGroups: ['system:node'] },
    expected: 'name-of-nobody userGroups.0',
    becomes: { userGroups: ['system:nodes'] },
  },
  'the insecure port': {
    rule: { users: ['system:unsecured'] },
    expected: 'name-of-nobody users.0',
  },
  'a bootstrap token without its id': {
    rule: { users: ['system:bootstrap'] },
    expected: 'name-of-nobody users.0',
    becomes: { userGroups: ['system:bootstrappers'] },
  },
  'a bootstrap token': { rule: { users: ['system:bootstrap:abcdef'] }, expected: null },
  'service accounts in the singular': {
    rule: { users: ['system:serviceaccount'] },
    expected: 'name-of-nobody users.0',
    becomes: { userGroups: ['system:serviceaccounts'] },
  },
  'service accounts of a system namespace': {
    rule: { users: ['system:serviceaccount:kube-system'] },
    expected: 'service-account-form users.0',
    becomes: { userGroups: ['system:serviceaccounts:kube-system'] },
  },
  'a role': { rule: { users: ['system:volume-scheduler'] }, expected: 'name-of-nobody users.0' },
  'the role of a controller': {
    rule: { users: ['system:controller:job-controller'] },
    expected: 'name-of-nobody users.0',
    becomes: { users: ['system:serviceaccount:kube-system:job-controller'] },
  },
  'kube-controllermanager': {
    rule: { users: ['system:kube-controllermanager'] },
    expected: 'name-misspelled users.0',
    becomes: { users: ['system:kube-controller-manager'] },
  },
  'a component without its prefix': {
    rule: { users: ['kube-scheduler'] },
    expected: 'name-not-built-in users.0',
    becomes: { users: ['system:kube-scheduler'] },
  },
  kubelet: {
    rule: { users: ['kubelet'] },
    expected: 'name-not-built-in users.0',
    becomes: { userGroups: ['system:nodes'] },
  },
  admin: { rule: { users: ['admin'] }, expected: 'name-not-built-in users.0' },
  'an addon': { rule: { users: ['cluster-autoscaler'] }, expected: 'name-not-built-in users.0' },
  'kube-proxy as in old guides': {
    rule: { users: ['system:kube-proxy'] },
    expected: 'name-not-built-in users.0',
    becomes: { users: ['system:kube-proxy', 'system:serviceaccount:kube-system:kube-proxy'] },
  },
  'a group without its prefix': {
    rule: { userGroups: ['masters'] },
    expected: 'name-not-built-in userGroups.0',
    becomes: { userGroups: ['system:masters'] },
  },
  'other names are allowed': {
    rule: { users: ['jane', 'system:coredns', 'oidc:x'] },
    expected: null,
  },
  'a user who is always in the group': {
    rule: { users: ['system:serviceaccount:a:b'], userGroups: ['system:serviceaccounts:a'] },
    expected: 'users-and-groups userGroups',
  },
  both: { rule: { users: ['a'], userGroups: ['b'] }, expected: 'users-and-groups userGroups' },
  'failed logins are not anonymous': {
    rule: { userGroups: ['system:unauthenticated'] },
    expected: 'failed-login-has-no-user userGroups.0',
  },
});
