import { core, rows } from '../../testing/findingRows';

rows({
  Secrets: {
    rule: { level: 'Request', resources: core('secrets') },
    expected: 'credentials-recorded level',
    becomes: { level: 'Metadata', resources: core('secrets') },
  },
  'a read has no request body': {
    rule: { level: 'Request', verbs: ['get', 'list'], resources: core('secrets') },
    expected: null,
  },
  'a token is in the response': {
    rule: { level: 'Request', resources: core('serviceaccounts/token') },
    expected: null,
  },
  'ConfigMaps chosen by namespace': {
    rule: { level: 'RequestResponse', namespaces: ['a'], resources: core('configmaps') },
    expected: null,
  },
});
