/** Few words, so that rules and requests match often. */

export const users = [
  'jane',
  'Jane',
  'system:anonymous',
  'system:node:n1',
  'system:serviceaccount:dev:web',
  'système',
  '*',
  '',
];
export const groups = [
  'system:authenticated',
  'system:unauthenticated',
  'system:masters',
  'ops',
  'Ops',
  '*',
  '',
];
export const verbs = ['get', 'list', 'watch', 'create', 'delete', 'patch', 'GET', '*', ''];
export const namespaces = ['', 'dev', 'kube-system', 'Dev', '*'];
export const apiGroups = ['', 'apps', 'batch', 'metrics.k8s.io', 'a'];
export const resources = ['pods', 'configmaps', 'po', 'pods/log', '*', ''];
export const subresources = ['', '', 'log', 'exec', 'status', '*', 'a/b', 'logs'];
export const names = ['', 'web', 'web-0', '*', 'Web'];
export const stages = ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'];
export const levels = ['None', 'Metadata', 'Request', 'RequestResponse'];
export const resourcePatterns = [
  '*',
  '*',
  'pods',
  'pods/log',
  'pods/*',
  '*/exec',
  '*/log',
  '*/*',
  '*/',
  '/*',
  '/',
  'pods/',
  '/log',
  'pods/log/*',
  'pods*',
  'po',
  'configmaps',
  'configmaps/a/b',
  '*/a/b',
  '',
];
/** What validation accepts: "*", or a leading slash and at most one "*", at the end. */
export const urlPatterns = [
  '*',
  '/',
  '/*',
  '/healthz',
  '/healthz*',
  '/healthz/*',
  '/healthz/',
  '/api',
  '/api*',
  '/apis/*',
  '/a//b',
  '/é*',
  '/%2F',
  '/a b*',
];
export const paths = [
  '',
  '*',
  '/',
  '/healthz',
  '/healthz/',
  '/healthz/ping',
  '/healthzz',
  '/HEALTHZ',
  '/api',
  '/api/v1',
  '/apis/apps',
  '//',
  '/a//b',
  '/é/ü',
  '/%2F',
  '/a b',
  'healthz',
];
