import { describe, expect, it } from 'vitest';
import { requestInfo } from '../audit/requestInfo';
import recorded from '../testing/catalogue/requests.json';
import { cannedRequests } from './requests';
import { requestKinds } from './types';
import type { CannedRequest } from './types';

const byId = new Map(cannedRequests.map((request) => [request.id, request]));

function request(id: string): CannedRequest {
  const found = byId.get(id);
  if (!found) throw new Error(`no request ${id}`);
  return found;
}

/** The stages of a request when no policy omits any, as the real server wrote them. */
function stagesOf({ user, response, method, url }: CannedRequest): string[] {
  if (!user) return ['ResponseStarted'];
  if (response.panic) return ['RequestReceived', 'Panic'];
  return requestInfo(method, url).longRunning
    ? ['RequestReceived', 'ResponseStarted', 'ResponseComplete']
    : ['RequestReceived', 'ResponseComplete'];
}

/** Every object inside a body, itself included. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Record<string, unknown>;
  return [object, ...Object.values(object).flatMap(objectsIn)];
}

describe('every request of the catalogue', () => {
  it('is here once, and nothing else', () => {
    expect(cannedRequests.map(({ id }) => id).sort()).toEqual(recorded.map(({ id }) => id).sort());
  });

  it.each(recorded)('$id is what the API server made of it', (entry) => {
    const canned = request(entry.id);
    const info = requestInfo(canned.method, canned.url);
    const { verb, isResourceRequest, apiGroup, apiVersion, namespace } = info;
    const { resource, subresource, name, longRunning } = info;
    expect({
      ...{ id: canned.id, method: canned.method, uri: canned.url },
      ...{ verb, isResourceRequest, apiGroup, apiVersion, namespace },
      ...{ resource, subresource, name, longRunning },
      user: canned.user?.username ?? '',
      groups: canned.user?.groups ?? [],
      code: canned.response.code,
      stages: stagesOf(canned),
    }).toEqual({
      ...{ id: entry.id, method: entry.method, uri: entry.uri },
      ...{ verb: entry.verb, isResourceRequest: entry.isResourceRequest },
      ...{ apiGroup: entry.apiGroup, apiVersion: entry.apiVersion, namespace: entry.namespace },
      ...{ resource: entry.resource, subresource: entry.subresource, name: entry.name },
      longRunning: entry.longRunning,
      user: entry.user,
      groups: entry.groups,
      code: entry.code,
      stages: entry.stages,
    });
  });

  it.each(recorded)('$id has the bodies that are recorded at RequestResponse', (entry) => {
    const { requestBody, response, patch } = request(entry.id);
    expect([requestBody !== undefined, response.body !== undefined]).toEqual([
      entry.requestBody !== null,
      entry.responseBody !== null,
    ]);
    expect(patch !== undefined).toBe(entry.requestBody === 'patch');
    if (entry.requestBody && entry.requestBody !== 'patch') {
      expect(requestBody).toMatchObject({ kind: entry.requestBody });
    }
    if (entry.responseBody) expect(response.body).toMatchObject({ kind: entry.responseBody });
  });

  it.each(cannedRequests)('$id has texts, kinds, and a body that JSON keeps as it is', (canned) => {
    expect(canned.title).not.toBe('');
    expect(canned.note).toMatch(/\.$/);
    expect(canned.kinds.length).toBeGreaterThan(0);
    const bodies = [canned.requestBody ?? null, canned.response.body ?? null];
    expect(JSON.parse(JSON.stringify(bodies))).toStrictEqual(bodies);
    for (const object of objectsIn(canned.response.body)) {
      if (object.kind !== 'Status') continue;
      expect(object.code ?? canned.response.code).toBe(canned.response.code);
    }
  });

  it.each(
    cannedRequests.filter(({ response }) => response.code < 300 && response.body !== undefined),
  )('$id answers with objects of its own namespace and name', ({ method, url, response }) => {
    const { namespace, name, resource } = requestInfo(method, url);
    const body = response.body as { items?: unknown[]; metadata?: Record<string, unknown> };
    const items = (body.items ?? [body]) as { metadata?: Record<string, unknown> }[];
    for (const { metadata = {} } of items) {
      if (namespace && resource !== 'namespaces' && metadata.namespace !== undefined) {
        expect(metadata.namespace).toBe(namespace);
      }
      if (name && metadata.name !== undefined) expect(metadata.name).toBe(name);
    }
  });
});

describe('the kinds', () => {
  it.each(requestKinds)('%s has at least eight requests and not most of them', (kind) => {
    const { length } = cannedRequests.filter(({ kinds }) => kinds.includes(kind));
    expect(length).toBeGreaterThanOrEqual(8);
    expect(length).toBeLessThan(cannedRequests.length * (2 / 3));
  });
});

describe('what needs care', () => {
  it('keeps managed fields in the bodies, for omitManagedFields to drop', () => {
    const withThem = cannedRequests.filter(({ response }) =>
      objectsIn(response.body).some((object) => Array.isArray(object.managedFields)),
    );
    expect(withThem.length).toBeGreaterThan(25);
  });

  it('names the credential of everybody who has one, as 1.32 and newer do', () => {
    for (const { user } of cannedRequests) {
      if (!user || user.username === 'system:anonymous') continue;
      expect(user.extra?.['authentication.kubernetes.io/credential-id']?.[0]).toMatch(
        /^(JTI=[0-9a-f-]{36}|X509SHA256=[0-9a-f]{64})$/,
      );
    }
  });

  it('fails authentication once, with the header that was sent', () => {
    const failing = cannedRequests.filter(({ user }) => user === null);
    expect(failing.map(({ id, authorizationHeader }) => [id, authorizationHeader])).toEqual([
      ['bad-token', 'Bearer xxx'],
    ]);
  });

  it('impersonates once', () => {
    const acting = cannedRequests.filter(({ impersonate }) => impersonate);
    expect(acting.map(({ id }) => id)).toEqual(['impersonate']);
  });
});
