import { expect, test } from 'vitest';
import type { Attributes } from '../audit/types';
import { requestLine } from './requestLine';

const pod: Attributes = {
  ...{ user: { username: 'jane', groups: ['developers', 'system:authenticated'] }, verb: 'get' },
  ...{ isResourceRequest: true, namespace: 'shop', apiGroup: '', apiVersion: 'v1' },
  ...{ resource: 'pods', subresource: '', name: 'web', path: '' },
};

const url = { isResourceRequest: false, resource: '', name: '', namespace: '' };

test.each<[line: string, request: Partial<Attributes>]>([
  ['GET /api/v1/namespaces/shop/pods/web by jane (developers)', {}],
  ['GET /api/v1/namespaces/shop/pods/web without a valid user (401)', { user: null }],
  [
    'DELETE /apis/apps/v1/deployments by system:anonymous',
    {
      ...{ verb: 'deletecollection', apiGroup: 'apps', resource: 'deployments', namespace: '' },
      ...{ name: '', user: { username: 'system:anonymous', groups: ['system:unauthenticated'] } },
    },
  ],
  ['HEAD /healthz by jane (developers)', { verb: 'head', ...url, path: '/healthz' }],
])('%s', (line, request) => {
  expect(requestLine({ ...pod, ...request })).toBe(line);
});
