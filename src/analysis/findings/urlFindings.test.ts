import { rows } from '../../testing/findingRows';

rows({
  'namespace all': { rule: { namespaces: ['all'] }, expected: 'namespace-all namespaces.0' },
  Default: {
    rule: { namespaces: ['Default'] },
    expected: 'namespace-case namespaces.0',
    becomes: { namespaces: ['default'] },
  },
  'good URLs': {
    rule: { nonResourceURLs: ['/version*', '/api/v1', '/apis/apps/v1*'] },
    expected: null,
  },
  'a resource': {
    rule: { nonResourceURLs: ['/api/v1/pods*'] },
    expected: 'url-of-resource nonResourceURLs.0',
  },
  'a resource of a group': {
    rule: { nonResourceURLs: ['/apis/apps/v1/deploy*'] },
    expected: 'url-of-resource nonResourceURLs.0',
  },
  'everything below a version': {
    rule: { nonResourceURLs: ['/apis/apps/v1/*'] },
    expected: 'url-discovery-only nonResourceURLs.0',
  },
  'everything below a group': {
    rule: { nonResourceURLs: ['/apis/apps/*'] },
    expected: 'url-discovery-only nonResourceURLs.0',
  },
  '/api*': {
    rule: { nonResourceURLs: ['/api*'] },
    expected: 'url-discovery-only nonResourceURLs.0',
  },
  '/api* dropped': { rule: { level: 'None', nonResourceURLs: ['/api*'] }, expected: null },
  'no slash': {
    rule: { nonResourceURLs: ['version'] },
    expected: 'url-without-slash nonResourceURLs.0',
    becomes: { nonResourceURLs: ['/version'] },
  },
  'a query': {
    rule: { nonResourceURLs: ['/livez?verbose'] },
    expected: 'url-with-query nonResourceURLs.0',
    becomes: { nonResourceURLs: ['/livez'] },
  },
  'a host': {
    rule: { nonResourceURLs: ['https://api:6443/version'] },
    expected: 'url-without-slash nonResourceURLs.0',
    becomes: { nonResourceURLs: ['/version'] },
  },
  'two stars': {
    rule: { nonResourceURLs: ['/metrics**'] },
    expected: 'url-wildcard nonResourceURLs.0',
    becomes: { nonResourceURLs: ['/metrics*'] },
  },
});
