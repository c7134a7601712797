import { describe, expect, it } from 'vitest';
import { requestInfo } from '../audit/request/requestInfo';
import recorded from '../testing/catalogue/requests.json';
import { cannedRequests } from './requests';
import { requestKinds } from './types';
import type { CannedRequest } from './types';

interface Metadata {
  namespace?: string;
  name?: string;
}

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

/** The corpus' own words for the attributes; everything else in it is text. */
function attributesOfEntry(entry: (typeof recorded)[number]) {
  const { verb, isResourceRequest, apiGroup, apiVersion, namespace, resource } = entry;
  const { subresource, name, longRunning, uri, user, groups, code, stages } = entry;
  return {
    uri,
    verb,
    isResourceRequest,
    apiGroup,
    apiVersion,
    namespace,
    resource,
    subresource,
    name,
    longRunning,
    user,
    groups,
    code,
    stages,
  };
}

/** What a body is: its kind, "" for an object without one, null for no body. */
function kindOf(body: unknown): string | null {
  return body === undefined ? null : ((body as { kind?: string }).kind ?? '');
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
    expect({
      uri: canned.url,
      ...requestInfo(canned.method, canned.url),
      user: canned.user?.username ?? '',
      groups: canned.user?.groups ?? [],
      code: canned.response.code,
      stages: stagesOf(canned),
    }).toMatchObject(attributesOfEntry(entry));
  });

  it.each(recorded)('$id has the bodies that are recorded at RequestResponse', (entry) => {
    const { requestBody, response, patch } = request(entry.id);
    expect([patch ? 'patch' : kindOf(requestBody), kindOf(response.body)]).toEqual([
      entry.requestBody,
      entry.responseBody,
    ]);
  });

  it.each(cannedRequests)(
    '$id has texts, kinds, and bodies that JSON keeps as they are',
    (canned) => {
      expect(canned.title).not.toBe('');
      expect(canned.note).toMatch(/\.$/);
      expect(canned.kinds).not.toEqual([]);
      const bodies = [canned.requestBody ?? null, canned.response.body ?? null];
      expect(JSON.parse(JSON.stringify(bodies))).toStrictEqual(bodies);
    },
  );

  it.each(cannedRequests)('$id answers with its own code, namespace and name', (canned) => {
    const { namespace, name, resource } = requestInfo(canned.method, canned.url);
    const objects = objectsIn(canned.response.body);
    const codes = objects.filter(({ kind }) => kind === 'Status').flatMap(({ code }) => code ?? []);
    expect(codes.filter((code) => code !== canned.response.code)).toEqual([]);

    const metadata = objects.map((object) => object.metadata as Metadata | undefined);
    const inNamespace = namespace !== '' && resource !== 'namespaces';
    const others = metadata.filter(
      (own) =>
        (inNamespace && own?.namespace !== undefined && own.namespace !== namespace) ||
        (name !== '' && own?.name !== undefined && own.name !== name),
    );
    expect(others).toEqual([]);
  });
});

describe('the kinds', () => {
  it.each(cannedRequests)('of $id agree with its sender', ({ user, kinds }) => {
    const name = user?.username ?? 'system:anonymous';
    const account = /^system:serviceaccount:(.*):(.*)$/.exec(name);
    const ownAccounts = /-controller$|^horizontal-pod-autoscaler$|^kube-proxy$/;
    const expected = {
      People: !name.startsWith('system:'),
      Workloads: account !== null && !ownAccounts.test(account[2] ?? ''),
    };
    expect({
      People: kinds.includes('People'),
      Workloads: kinds.includes('Workloads'),
    }).toEqual(expected);
  });

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
