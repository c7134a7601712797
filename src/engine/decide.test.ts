import { describe, expect, it } from 'vitest';
import type { Policy, RequestAuditConfig } from '../audit/types';
import { sampleRequests } from '../catalog/requests';
import type { SampleRequest } from '../catalog/types';
import { compareEvents } from './compareEvents';
import { decide, outputOf } from './decide';
import { explain } from './explain';

const policy: Policy = {
  rules: [
    { level: 'RequestResponse', resources: [{ group: 'apps', resources: ['deployments'] }] },
    { level: 'Metadata', users: ['jane'] },
  ],
};

/** A request of the user's own, with the id of a sample request. */
const named = (id: string) => sampleRequests.find((request) => request.id === id)!;
const catalogued = named('pod-list');
const own: SampleRequest = {
  id: catalogued.id,
  command: 'kubectl create deployment web --image=nginx',
  title: 'Creates a deployment',
  kinds: [],
  method: 'POST',
  url: '/apis/apps/v1/namespaces/dev/deployments',
  user: { username: 'mallory' },
  userAgent: 'kubectl/v1.37.0',
  sourceIPs: ['192.0.2.7'],
  requestBody: { kind: 'Deployment', apiVersion: 'apps/v1', metadata: { name: 'web' } },
  authorization: { decision: 'allow', reason: '' },
  response: { code: 201, body: { kind: 'Deployment', apiVersion: 'apps/v1' } },
};

describe('a request of the user’s own, with the id of a sample request', () => {
  const orders: [name: string, requests: SampleRequest[]][] = [
    ['first', [own, ...sampleRequests]],
    ['last', [...sampleRequests, own]],
  ];
  it.each(orders)('is decided on its own, and so is the sample request: %s', (_name, requests) => {
    const rows = decide(policy, requests, '1.37');
    const of = (request: SampleRequest) => rows.find((row) => row.request === request)!;
    expect(of(own).decision).toMatchObject({ rule: 0, level: 'RequestResponse' });
    expect(of(own).decision).toEqual(decide(policy, [own], '1.37')[0]!.decision);
    expect(of(catalogued)).toEqual(decide(policy, [catalogued], '1.37')[0]);
  });

  it('is rendered on its own', () => {
    const config: RequestAuditConfig = {
      level: 'RequestResponse',
      omitStages: [],
      omitManagedFields: false,
    };
    const bytes = outputOf(catalogued, config, '1.37').bytes;
    const { log, decided } = compareEvents(own, config, config, '1.37');
    expect(log.at(-1)).toContain('"username":"mallory"');
    expect(log.at(-1)).toContain('"responseStatus":{"metadata":{},"code":201}');
    expect(outputOf(own, config, '1.37').bytes).toBe(decided);
    expect(outputOf(catalogued, config, '1.37').bytes).toBe(bytes);
    expect(compareEvents(catalogued, config, config, '1.37').decided).toBe(bytes);
  });

  it('is explained on its own', () => {
    expect(explain(policy, own).rule).toBe(0);
    expect(explain(policy, catalogued).passedOver[0]?.field).toBe('resources');
  });
});

describe('earlier rows', () => {
  const before = decide(policy, sampleRequests, '1.37');

  it('are reused where nothing differs', () => {
    const after = decide({ ...policy }, sampleRequests, '1.37', before);
    expect(after.every((row, index) => row === before[index])).toBe(true);
  });

  it('are not reused for another request in the same place', () => {
    const copies = sampleRequests.map((request) => ({ ...request }));
    const after = decide(policy, copies, '1.37', before);
    expect(after.map(({ request }) => request)).toEqual(copies);
    expect(after.every(({ request }, index) => request === copies[index])).toBe(true);
  });

  it('are not reused for another level', () => {
    const after = decide({ rules: [{ level: 'Request' }] }, sampleRequests, '1.37', before);
    expect(after.filter((row, index) => row === before[index])).toEqual([]);
  });
});
