import { rows } from '../../testing/findingRows';

rows({
  'the eight of resources': {
    rule: {
      verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'],
    },
    expected: null,
  },
  POST: {
    rule: { verbs: ['POST'] },
    expected: 'verb-is-http-method verbs.0',
    becomes: { verbs: ['create'] },
  },
  'GET stands for three': {
    rule: { verbs: ['GET'], namespaces: ['a'] },
    expected: 'verb-is-http-method verbs.0',
    becomes: { verbs: ['get', 'list', 'watch'], namespaces: ['a'] },
  },
  'DELETE beside delete': {
    rule: { verbs: ['delete', 'DELETE'] },
    expected: 'verb-is-http-method verbs.1',
    becomes: { verbs: ['delete', 'deletecollection'] },
  },
  'put in lower case': {
    rule: { level: 'None', verbs: ['put'] },
    expected: 'verb-is-http-method verbs.0',
    becomes: { level: 'None', verbs: ['update'] },
  },
  'OPTIONS has no verb': { rule: { verbs: ['OPTIONS'] }, expected: 'verb-is-http-method verbs.0' },
  'post is right for URLs': { rule: { verbs: ['post'], nonResourceURLs: ['/x'] }, expected: null },
  'POST is not right for URLs': {
    rule: { verbs: ['POST'], nonResourceURLs: ['/x'] },
    expected: 'verb-case verbs.0',
    becomes: { verbs: ['post'], nonResourceURLs: ['/x'] },
  },
  'list for URLs': {
    rule: { verbs: ['list'], nonResourceURLs: ['/x'] },
    expected: 'verb-unknown verbs.0',
    becomes: { verbs: ['get'], nonResourceURLs: ['/x'] },
  },
  Delete: {
    rule: { level: 'None', verbs: ['Delete'] },
    expected: 'verb-case verbs.0',
    becomes: { level: 'None', verbs: ['delete'] },
  },
  read: {
    rule: { verbs: ['read'] },
    expected: 'verb-unknown verbs.0',
    becomes: { verbs: ['get', 'list', 'watch'] },
  },
  deleteall: {
    rule: { verbs: ['deleteall'] },
    expected: 'verb-unknown verbs.0',
    becomes: { verbs: ['deletecollection'] },
  },
  'apply beside patch': {
    rule: { level: 'None', verbs: ['apply', 'patch'] },
    expected: 'verb-unknown verbs.0',
    becomes: { level: 'None', verbs: ['create', 'patch'] },
  },
  'exec is explained': { rule: { verbs: ['exec'] }, expected: 'verb-unknown verbs.0' },
  'impersonate is explained': {
    rule: { verbs: ['impersonate'] },
    expected: 'verb-unknown verbs.0',
  },
  udpate: {
    rule: { level: 'None', verbs: ['udpate'] },
    expected: 'verb-unknown verbs.0',
    becomes: { level: 'None', verbs: ['update'] },
  },
  nonsense: { rule: { verbs: ['frobnicate'] }, expected: 'verb-unknown verbs.0' },
});
