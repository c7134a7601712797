/** The words of a policy: first the right ones, then almost right ones. */

export const levels = ['None', 'Metadata', 'Request', 'RequestResponse'];
export const stages = ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'];

export const wrongLevels = [
  ...['metadata', 'METADATA', 'none', 'Requestresponse', 'Request Response', 'All', 'None ', ''],
  ...['Métadata', 'Meta\u0000data', 'a"b', 'back\\slash', '😀', '<b>&', '\u2028', '\u007f'],
  ...['\ufffd'],
  ...['null', 'true', '5', 'tab\there', 'line\nbreak', '\ufeffNone', '*'],
];

export const wrongStages = [
  ...['requestReceived', 'RequestStarted', 'ResponseCompleted', 'panic', '*', '', 'Panic ', 'é'],
  ...['a"b', 'a\\b', '\u0001', '😀', 'Panic\n', '\u00a0', '\u200b', '\ud7ff', '\u{10ffff}'],
];

export const users = [
  ...['system:anonymous', 'system:kube-proxy', 'jane', 'system:serviceaccount:kube-system:x', ''],
  ...['*', 'system:*', 'Jane Doe', 'jane@example.com', 'CN=jane,O=dev', "o'neil", 'é', '-', 'yes'],
];
export const userGroups = [
  'system:nodes',
  'system:authenticated',
  'dev',
  '*',
  '',
  'system:masters',
];
export const verbs = [
  ...['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection', 'GET'],
  ...['*', 'get,list', '', 'post', 'connect', 'y', 'n', 'no'],
];
export const namespaces = ['kube-system', 'default', '', '*', 'kube-*', 'a/b', 'Default', '123'];
export const resources = [
  ...['pods', 'pods/log', 'pods/status', '*', '*/exec', 'pods/*', '*/*', '**', 'pods/', '/log'],
  ...['/'],
  ...['', 'Pods', 'po', 'pods/log/extra', '*/*/*', 'pods*', 'configmaps', 'secrets', 'deployments'],
];
export const resourceNames = [
  'web',
  '*',
  '',
  'controller-leader',
  '"',
  '<b>&',
  '\\',
  '😀',
  '\u2028',
  '\u0001',
  'a/b',
  'web ',
  'é',
  '0',
];

/** API groups that kube-apiserver accepts, and below those that it rejects (or not always accepts). */
export const groups = [
  ...['', 'apps', 'batch', 'rbac.authorization.k8s.io', 'metrics.k8s.io', 'a', 'a-b.c', '1.2.3'],
  ...['x'.repeat(253), `${'x'.repeat(63)}.y`, 'core', 'v1', 'a--b'],
];
export const wrongGroups = [
  ...['*', 'apps/v1', 'apps/', 'apps.', '.apps', 'a..b', '-a', 'a-', 'Apps', 'a_b', 'apps ', '/'],
  ...['.'],
  ...['x'.repeat(254), `${'x'.repeat(64)}.y`, 'é', '*.k8s.io', '**', 'a\nb', 'apps\u0000', '😀'],
  ...['a'.repeat(252) + 'é', 'a.-b.c', '"', '\\', '`', ' '],
];

export const urls = [
  '/healthz',
  '/healthz*',
  '/*',
  '*',
  '/',
  '//',
  '/api/',
  '/version',
  '/metrics*',
];
export const wrongUrls = [
  ...['healthz', '', '**', '/*a', '/**', '/a*b*', '*/', '*/a', ' /x', 'http://x/y*', '/a/*/b'],
  ...['*a'],
  ...['/é*é', 'é', '/\u0000*/', '/*\n', '//*/', '/*/*', '\\', '"/x"', '😀*x', '<&>'],
];

/** Keys that a policy does not have, or not there, and other spellings of those it has. */
export const wrongKeys = [
  ...['Level', 'LEVEL', 'lvl', 'levels', 'level ', 'user', 'Users', 'groups', 'usergroups', 'verb'],
  ...['Verbs', 'resource', 'Resources', 'namespace', 'nonResourceUrls', 'nonresourceURLs'],
  ...['NonResourceURLs'],
  ...['omitStage', 'omitstages', 'OmitStages', 'stages', 'omitManagedField', 'managedFields'],
  ...['Group'],
  ...['apiGroup', 'apiGroups', 'apigroups', 'apiVersion', 'APIVersion', 'apiversion', 'ApiVersion'],
  ...['kind'],
  ...['Kind', 'KIND', 'rule', 'Rules', 'RULES', 'metadata', 'Metadata', 'Name', 'name', 'spec'],
  ...['status'],
  ...['items', '', ' ', 'a.b', 'a b', 'a/b', 'a"b', 'a\\b', 'é', '😀', '\u0000', '\n', '\u2028'],
  ...['<b>', '$ref'],
  ...['level\u0000', 'ｌevel', 'leveL', 'ſ', 'verbſ', 'uſers', '\u212aind', 'TypeMeta'],
  ...['ObjectMeta', 'ListMeta'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '<<', '-', '='],
];

export const apiVersions = [
  ...['v1', 'audit.k8s.io', 'audit.k8s.io/', 'audit.k8s.io/v1beta1', 'audit.k8s.io/v1alpha1', ''],
  ...['/', '/v1'],
  ...['audit.k8s.io/__internal', '__internal', '/__internal', 'audit.k8s.io/v2', 'a/b/c'],
  ...['apps/v1', 'x/'],
  ...['Audit.k8s.io/v1', 'audit.k8s.io/V1', ' audit.k8s.io/v1', 'audit.k8s.io/v1 '],
  ...['audit.k8s.io//v1', 'é/v1'],
  ...['audit/v1', 'a"b/v1', 'meta.k8s.io/v1', 'audit.k8s.io/v1\n', '//', 'v1beta1'],
];
export const kinds = [
  ...['policy', 'Policies', 'PolicyList', 'Event', 'EventList', 'List', 'Status', 'Pod', ''],
  ...[' Policy', 'POLICY'],
  ...['ListOptions', 'GetOptions', 'DeleteOptions', 'CreateOptions', 'UpdateOptions'],
  ...['PatchOptions', 'WatchEvent'],
  ...['APIGroup', 'APIGroupList', 'APIResourceList', 'APIVersions', 'Policy\n', 'a"b', 'é'],
  ...['Table'],
];

/** Kinds that the audit scheme has types for. */
export const knownApiVersions = [
  ...['audit.k8s.io/v1', 'audit.k8s.io/v1', 'audit.k8s.io/__internal', 'v1', '__internal', 'x/v1'],
];
export const knownKinds = [
  ...['Policy', 'PolicyList', 'Event', 'Event', 'EventList', 'Status', 'ListOptions', 'GetOptions'],
  ...['DeleteOptions', 'CreateOptions', 'UpdateOptions', 'PatchOptions', 'WatchEvent', 'APIGroup'],
  ...['APIGroupList', 'APIResourceList', 'APIVersions'],
];
