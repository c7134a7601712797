import { describe, expect, it } from 'vitest';
import requests from '../../testing/catalogue/requests.json';
import { attributesOf, requestInfo } from './requestInfo';

/** Method, URL and what the API server makes of it; keys left out are not compared. */
const rows: [name: string, method: string, url: string, expected: object][] = [
  ['list in a namespace', 'GET', '/api/v1/namespaces/dev/pods', { verb: 'list', namespace: 'dev' }],
  [
    'list of all namespaces',
    'GET',
    '/api/v1/pods',
    { verb: 'list', namespace: '', resource: 'pods' },
  ],
  ['head is get', 'HEAD', '/api/v1/namespaces/dev/pods/web', { verb: 'get', name: 'web' }],
  ['head without a name is list', 'HEAD', '/api/v1/pods', { verb: 'list' }],
  ['options has no verb', 'OPTIONS', '/api/v1/pods', { verb: '', isResourceRequest: true }],
  ['methods are case-sensitive', 'get', '/api/v1/pods', { verb: '' }],
  [
    'create',
    'POST',
    '/apis/apps/v1/namespaces/dev/deployments',
    { verb: 'create', apiGroup: 'apps' },
  ],
  ['deletecollection', 'DELETE', '/api/v1/namespaces/dev/pods', { verb: 'deletecollection' }],
  ['trailing slash', 'DELETE', '/api/v1/namespaces/dev/pods/', { verb: 'deletecollection' }],
  ['a double slash inside', 'GET', '/api/v1//pods', { verb: 'get', resource: '', name: 'pods' }],
  ['a double slash at the start', 'GET', '//api/v1/pods', { verb: 'list', path: '//api/v1/pods' }],
  ['dots stay', 'GET', '/api/v1/../pods', { resource: '..', name: 'pods' }],
  ['the root', 'GET', '/', { isResourceRequest: false, verb: 'get', path: '/' }],
  ['the core group', 'GET', '/api/v1', { isResourceRequest: false, apiPrefix: '' }],
  ['a group', 'GET', '/apis/apps', { isResourceRequest: false }],
  ['a group version', 'GET', '/apis/apps/v1', { isResourceRequest: false, apiPrefix: 'apis' }],
  ['another prefix', 'GET', '/apix/v1/pods', { isResourceRequest: false, apiPrefix: '' }],
  ['non-resource verbs are the method', 'POST', '/healthz', { verb: 'post' }],
  [
    'a Namespace is in itself',
    'DELETE',
    '/api/v1/namespaces/dev',
    { verb: 'delete', namespace: 'dev', name: 'dev', resource: 'namespaces' },
  ],
  [
    'finalize of a Namespace',
    'PUT',
    '/api/v1/namespaces/dev/finalize',
    { resource: 'namespaces', subresource: 'finalize', namespace: 'dev' },
  ],
  [
    'status of a Namespace',
    'GET',
    '/api/v1/namespaces/dev/status/x',
    { resource: 'namespaces', subresource: 'status', name: 'dev' },
  ],
  [
    'all namespaces',
    'GET',
    '/api/v1/namespaces',
    { verb: 'list', resource: 'namespaces', namespace: '' },
  ],
  [
    'exec',
    'POST',
    '/api/v1/namespaces/dev/pods/web/exec?command=sh',
    { verb: 'create', subresource: 'exec', longRunning: true },
  ],
  [
    'proxy subresource',
    'GET',
    '/api/v1/nodes/n1/proxy/metrics',
    { subresource: 'proxy', name: 'n1', longRunning: true },
  ],
  ['a non-resource pprof', 'GET', '/debug/pprof/heap', { longRunning: true }],
  ['pprof itself', 'GET', '/debug/pprof', { longRunning: false }],
  [
    'legacy watch',
    'GET',
    '/api/v1/watch/namespaces/dev/pods/web',
    { verb: 'watch', name: 'web', namespace: 'dev', longRunning: true },
  ],
  [
    'legacy proxy has no subresource',
    'GET',
    '/api/v1/proxy/namespaces/dev/pods/web/x/y',
    { verb: 'proxy', subresource: '', name: 'web', longRunning: true },
  ],
  [
    'legacy watch of nothing',
    'GET',
    '/api/v1/watch',
    { verb: 'get', isResourceRequest: true, resource: '' },
  ],
  ['watch=true', 'GET', '/api/v1/pods?watch=true', { verb: 'watch', longRunning: true }],
  ['watch=1', 'GET', '/api/v1/pods?watch=1', { verb: 'watch' }],
  ['watch without a value', 'GET', '/api/v1/pods?watch', { verb: 'watch' }],
  ['watch=no', 'GET', '/api/v1/pods?watch=no', { verb: 'watch' }],
  ['watch=0', 'GET', '/api/v1/pods?watch=0', { verb: 'list' }],
  ['watch=False', 'GET', '/api/v1/pods?watch=False', { verb: 'list' }],
  ['watch=false with a long s, folded', 'GET', '/api/v1/pods?watch=fal%C5%BFe', { verb: 'list' }],
  [
    'watch=false with a long s, lowered',
    'GET',
    '/api/v1/pods?watch=fal%C5%BFe&limit=x',
    { verb: 'watch' },
  ],
  ['the first watch counts', 'GET', '/api/v1/pods?watch=0&watch=1', { verb: 'list' }],
  ['a semicolon drops the parameter', 'GET', '/api/v1/pods?watch=1;limit=2', { verb: 'list' }],
  ['a broken escape drops the parameter', 'GET', '/api/v1/pods?watch=%zz&x=1', { verb: 'list' }],
  ['watch of one name is get', 'GET', '/api/v1/namespaces/dev/pods/web?watch=1', { verb: 'get' }],
  ['watch matters for GET only', 'POST', '/api/v1/pods?watch=1', { verb: 'create' }],
  [
    'a name by field selector',
    'GET',
    '/api/v1/namespaces/dev/pods?fieldSelector=metadata.name%3Dweb',
    { verb: 'list', name: 'web', fieldSelector: 'metadata.name=web' },
  ],
  [
    'a double equals sign',
    'GET',
    '/api/v1/pods?fieldSelector=metadata.name==web&watch=1',
    { verb: 'watch', name: 'web' },
  ],
  ['not that name', 'GET', '/api/v1/pods?fieldSelector=metadata.name!=web', { name: '' }],
  [
    'one of several selectors',
    'GET',
    '/api/v1/pods?fieldSelector=status.phase=Running,metadata.name=web',
    { name: 'web' },
  ],
  [
    'terms are sorted',
    'GET',
    '/api/v1/pods?fieldSelector=metadata.name=b,metadata.name=a',
    { name: 'a' },
  ],
  ['an escaped comma', 'GET', '/api/v1/pods?fieldSelector=metadata.name=a%5C,b', { name: 'a,b' }],
  ['a malformed selector', 'GET', '/api/v1/pods?fieldSelector=metadata.name=a,b', { name: '' }],
  [
    'a name that cannot be one',
    'GET',
    '/api/v1/pods?fieldSelector=metadata.name=a/b',
    { name: '' },
  ],
  [
    'a malformed limit forgets the name',
    'GET',
    '/api/v1/pods?limit=x&fieldSelector=metadata.name=a',
    { name: '' },
  ],
  ['a malformed limit keeps watch', 'GET', '/api/v1/pods?limit=&watch=1', { verb: 'watch' }],
  [
    'a malformed label selector',
    'GET',
    '/api/v1/pods?labelSelector=a%20b&fieldSelector=metadata.name=a',
    { name: '' },
  ],
  [
    'a good label selector',
    'GET',
    '/api/v1/pods?labelSelector=a%20in%20(b,,)&fieldSelector=metadata.name=a',
    { name: 'a' },
  ],
  [
    'a selector does not name a deletecollection',
    'DELETE',
    '/api/v1/pods?fieldSelector=metadata.name=a',
    { verb: 'deletecollection', name: '', fieldSelector: 'metadata.name=a' },
  ],
  [
    'an escaped slash is a slash',
    'GET',
    '/api/v1%2Fpods',
    { verb: 'list', resource: 'pods', path: '/api/v1/pods' },
  ],
  ['escaped UTF-8', 'GET', '/api/v1/pods/%C3%A9', { resource: 'pods', name: 'é' }],
  ['invalid UTF-8', 'GET', '/api/v1/pods/%C3x%ff', { name: '\udcc3x\udcff' }],
  ['plus is plus in a path', 'GET', '/api/v1/pods/a+b', { name: 'a+b' }],
  [
    'an absolute URL',
    'GET',
    'https://10.0.0.1:6443/api/v1/pods?watch=1',
    { verb: 'watch', path: '/api/v1/pods' },
  ],
  ['a fragment is part of the path', 'GET', '/api/v1/pods#x', { resource: 'pods#x' }],
  ['the asterisk form', 'OPTIONS', '*', { path: '*', verb: 'options', isResourceRequest: false }],
];

describe('requestInfo', () => {
  it.each(rows)('%s', (_, method, url, expected) => {
    expect(requestInfo(method, url)).toMatchObject(expected);
  });

  it.each(requests.map((request) => [request.id, request] as const))(
    'recorded: %s',
    (_, request) => {
      const { verb, isResourceRequest, apiGroup, apiVersion } = request;
      const { namespace, resource, subresource, name, longRunning } = request;
      const place = { namespace, resource, subresource, name, longRunning };
      expect(requestInfo(request.method, request.uri)).toMatchObject({
        verb,
        isResourceRequest,
        apiGroup,
        apiVersion,
        ...place,
      });
    },
  );

  it.each([
    ['GET', '/api/v1/watch'],
    ['HEAD', '/apis/batch/v1/proxy/'],
    ['GET', '/api/v1/pods?watch=0 '],
    ['', '/api/v1/pods'],
    ['GÉT', '/api/v1/pods'],
    ['GET', ''],
    ['GET', 'api/v1/pods'],
    ['GET', '/api/v1/%zz'],
    ['GET', 'http://localhost:x/api/v1/pods'],
  ])('never reaches the audit filter: %s %s', (method, url) => {
    expect(requestInfo(method, url).problem).toBeTypeOf('string');
  });

  it('keeps the segments from the resource on', () => {
    const { parts } = requestInfo('GET', '/api/v1/namespaces/dev/pods/web/log/x');
    expect(parts).toEqual(['pods', 'web', 'log', 'x']);
  });
});

describe('attributesOf', () => {
  it('combines user and request', () => {
    const user = { username: 'jane', groups: ['dev'] };
    expect(attributesOf(requestInfo('GET', '/api/v1/namespaces/dev/pods/web/log'), user)).toEqual({
      user,
      verb: 'get',
      isResourceRequest: true,
      namespace: 'dev',
      apiGroup: '',
      apiVersion: 'v1',
      resource: 'pods',
      subresource: 'log',
      name: 'web',
      path: '/api/v1/namespaces/dev/pods/web/log',
    });
  });
});
