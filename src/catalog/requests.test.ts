import { describe, expect, it } from 'vitest';
import { requestInfo } from '../audit/request/requestInfo';
import recorded from '../testing/catalogue/requests.json';
import { requestNotes } from './requestNotes';
import { sampleRequests } from './requests';
import { requestKinds } from './types';
import type { SampleRequest } from './types';

interface Metadata {
  namespace?: string;
  name?: string;
}

const byId = new Map(sampleRequests.map((request) => [request.id, request]));

function request(id: string): SampleRequest {
  const found = byId.get(id);
  if (!found) throw new Error(`no request ${id}`);
  return found;
}

/** The stages of a request if no stage is omitted, as recorded from kube-apiserver. */
function stagesOf({ user, response, method, url }: SampleRequest): string[] {
  if (!user) return ['ResponseStarted'];
  if (response.panic) return ['RequestReceived', 'Panic'];
  return requestInfo(method, url).longRunning
    ? ['RequestReceived', 'ResponseStarted', 'ResponseComplete']
    : ['RequestReceived', 'ResponseComplete'];
}

/** The recorded attributes, without the descriptions of the corpus. */
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

/** Returns the kind of a body, "" for an object without kind, null for no body. */
function kindOf(body: unknown): string | null {
  return body === undefined ? null : ((body as { kind?: string }).kind ?? '');
}

/** Returns every object in a body, the body included. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Record<string, unknown>;
  return [object, ...Object.values(object).flatMap(objectsIn)];
}

describe('every sample request', () => {
  it('occurs once, and no others do', () => {
    expect(sampleRequests.map(({ id }) => id).sort()).toEqual(recorded.map(({ id }) => id).sort());
  });

  it.each(recorded)('$id has the attributes that the API server derives', (entry) => {
    const sample = request(entry.id);
    expect({
      uri: sample.url,
      ...requestInfo(sample.method, sample.url),
      user: sample.user?.username ?? '',
      groups: sample.user?.groups ?? [],
      code: sample.response.code,
      stages: stagesOf(sample),
    }).toMatchObject(attributesOfEntry(entry));
  });

  it.each(recorded)('$id has the bodies recorded at RequestResponse', (entry) => {
    const { requestBody, response, patch } = request(entry.id);
    expect([patch ? 'patch' : kindOf(requestBody), kindOf(response.body)]).toEqual([
      entry.requestBody,
      entry.responseBody,
    ]);
  });

  it('every request has a note, and every note a request', () => {
    expect(Object.keys(requestNotes).toSorted()).toEqual(
      sampleRequests.map(({ id }) => id).toSorted(),
    );
    for (const note of Object.values(requestNotes)) expect(note).toMatch(/\.$/);
  });

  it.each(sampleRequests)('$id has title, kinds, and bodies that survive JSON', (sample) => {
    expect(sample.title).not.toBe('');
    expect(sample.kinds).not.toEqual([]);
    const bodies = [sample.requestBody ?? null, sample.response.body ?? null];
    expect(JSON.parse(JSON.stringify(bodies))).toStrictEqual(bodies);
  });

  it.each(sampleRequests)('$id has a response with its own code, namespace and name', (sample) => {
    const { namespace, name, resource } = requestInfo(sample.method, sample.url);
    const objects = objectsIn(sample.response.body);
    const codes = objects.filter(({ kind }) => kind === 'Status').flatMap(({ code }) => code ?? []);
    expect(codes.filter((code) => code !== sample.response.code)).toEqual([]);

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
  it.each(sampleRequests)('of $id agree with the sender', ({ user, kinds }) => {
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

  it.each(requestKinds)('%s has at least eight requests and fewer than two thirds', (kind) => {
    const { length } = sampleRequests.filter(({ kinds }) => kinds.includes(kind));
    expect(length).toBeGreaterThanOrEqual(8);
    expect(length).toBeLessThan(sampleRequests.length * (2 / 3));
  });
});

describe('special requests', () => {
  it('keep managed fields in the bodies, for omitManagedFields to remove', () => {
    const withThem = sampleRequests.filter(({ response }) =>
      objectsIn(response.body).some((object) => Array.isArray(object.managedFields)),
    );
    expect(withThem.length).toBeGreaterThan(25);
  });

  it('name the credential of every authenticated user, as 1.32 and newer do', () => {
    for (const { user } of sampleRequests) {
      if (!user || user.username === 'system:anonymous') continue;
      expect(user.extra?.['authentication.kubernetes.io/credential-id']?.[0]).toMatch(
        /^(JTI=[0-9a-f-]{36}|X509SHA256=[0-9a-f]{64})$/,
      );
    }
  });

  it('fail authentication once, with the header sent', () => {
    const failing = sampleRequests.filter(({ user }) => user === null);
    expect(failing.map(({ id, authorizationHeader }) => [id, authorizationHeader])).toEqual([
      ['bad-token', 'Bearer xxx'],
    ]);
  });

  it('impersonate once', () => {
    const acting = sampleRequests.filter(({ impersonate }) => impersonate);
    expect(acting.map(({ id }) => id)).toEqual(['impersonate']);
  });
});
