import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRecord, type JsonObject } from '../../src/audit/go/jsonObject.ts';
import { itemName, lingering, listVersion, podOf } from '../../src/requests/kubectl/assumed.ts';
import type { Served } from './discovery.ts';
import { objectOf } from './objects.ts';
import { revisionsOf } from './revisions.ts';
import { reviewed, sentIn } from './reviewed.ts';

/** The objects of the stand-in server, for one command: every named object exists, and a list has one item. */
export class World {
  private readonly served: Served[];
  private readonly command: string;
  private readonly created = new Map<string, JsonObject>();
  /** How often a deleted object was read since. */
  private readonly deleted = new Map<string, number>();
  /** Those that are gone at once. */
  private readonly gone = new Set<string>();

  constructor(served: Served[], command: string) {
    this.served = served;
    this.command = command;
  }

  /** Answers a request that is not for discovery. */
  answer({ method, url = '', headers }: IncomingMessage, response: ServerResponse, body: Buffer) {
    const { pathname, searchParams } = new URL(url, 'http://x');
    const at = placeOf(this.served, pathname);
    const type = headers['content-type'] ?? '';
    if (!at) response.writeHead(200, { 'content-type': 'text/plain' }).end('ok');
    else if (at.sub === 'log')
      response.writeHead(200, { 'content-type': 'text/plain' }).end('a line\n');
    else if (at.sub.startsWith('proxy')) send(response, 200, {});
    else if (method === 'POST') send(response, 201, this.post(at, body, type));
    else if (method === 'DELETE') send(response, 200, this.remove(at, body));
    else if (at.name === '') this.list(at, searchParams, response);
    else if (method === 'PATCH' && at.sub !== 'scale') send(response, 200, this.patch(at, body));
    else if (this.isMissing(at)) send(response, 404, notFound(at));
    else if (at.sub === 'scale') send(response, 200, scaleOf(at));
    else if (method === 'PUT') send(response, 200, sentIn(body));
    else send(response, 200, this.make(at));
  }

  private make(at: Place, name = at.name): JsonObject {
    const made = objectOf(
      at.apiVersion,
      at.kind,
      at.resource,
      name,
      at.namespace || (at.namespaced ? 'default' : ''),
    );
    const stored = this.created.get(key({ ...at, name }));
    const spec = {
      ...(made['spec'] as JsonObject | undefined),
      ...(stored?.['spec'] as JsonObject | undefined),
    };
    if (this.command.startsWith('kubectl uncordon') && at.resource === 'nodes')
      spec['unschedulable'] = true;
    if (this.command.startsWith('kubectl rollout resume')) spec['paused'] = true;
    const status = {
      ...(made['status'] as JsonObject | undefined),
      ...(stored?.['status'] as JsonObject | undefined),
    };
    return {
      ...made,
      ...stored,
      metadata: {
        ...(made['metadata'] as JsonObject),
        ...(stored?.['metadata'] as JsonObject | undefined),
      },
      spec,
      status,
    };
  }

  private post(at: Place, body: Buffer, type: string): JsonObject {
    const sent = reviewed(at.resource, at.sub || undefined, body, type);
    if (at.resource === 'pods' && at.sub === '' && this.command.startsWith('kubectl debug'))
      return this.debugPod(at, body);
    if (at.sub !== '' || !type.includes('json')) return sent;
    const metadata = isRecord(sent['metadata']) ? sent['metadata'] : {};
    const name = typeof metadata['name'] === 'string' ? metadata['name'] : 'generated';
    const { status: _, ...object } = sent;
    this.created.set(key({ ...at, name }), object);
    return this.make(at, name);
  }

  /** A pod of kubectl debug, in JSON or protobuf: its name and its container's are read from the bytes. */
  private debugPod(at: Place, body: Buffer): JsonObject {
    const text = body.toString('latin1');
    const copy = /--copy-to=(\S+)/.exec(this.command)?.[1];
    const name = copy ?? /node-debugger-[\w.-]+?-[a-z0-9]{5}/.exec(text)?.[0] ?? 'debugger';
    const container =
      copy === undefined ? 'debugger' : (/debugger-[a-z0-9]{5}/.exec(text)?.[0] ?? 'debugger');
    const pod = this.make(at, name);
    this.created.set(key({ ...at, name }), {
      spec: {
        containers: [{ name: container, image: 'busybox', stdin: true, tty: true }],
        securityContext: {},
      },
      status: { containerStatuses: [running(container)] },
    });
    return { ...pod, ...this.make(at, name) };
  }

  private patch(at: Place, body: Buffer): JsonObject {
    if (at.sub !== 'ephemeralcontainers') return this.make(at);
    const spec = sentIn(body)['spec'] as { ephemeralContainers?: { name: string }[] } | undefined;
    const ephemeralContainers = (spec?.ephemeralContainers ?? []).map((each) => ({
      ...each,
      stdin: true,
      tty: true,
    }));
    this.created.set(key(at), {
      spec: { ephemeralContainers },
      status: { ephemeralContainerStatuses: ephemeralContainers.map(({ name }) => running(name)) },
    });
    return this.make(at);
  }

  private remove(at: Place, body: Buffer): JsonObject {
    this.deleted.set(key(at), 0);
    // Pods that drain removes are gone when it looks again; those of kubectl delete take their time.
    const lingers = lingering.has(at.resource) && body.includes('propagationPolicy');
    if (!lingers) this.gone.add(key(at));
    if (lingers) return this.make(at);
    return {
      kind: 'Status',
      apiVersion: 'v1',
      status: 'Success',
      details: { name: at.name, uid: '' },
    };
  }

  private isMissing(at: Place): boolean {
    const place = key(at);
    if (this.command.startsWith('kubectl drain') && at.resource === 'pods') return true;
    if (this.gone.has(place)) return true;
    const reads = this.deleted.get(place);
    if (reads !== undefined) {
      this.deleted.set(place, reads + 1);
      return reads > 0;
    }
    const startsEmpty =
      /^kubectl (apply|auth reconcile) /.test(this.command) &&
      !this.command.includes('--server-side');
    // A namespace is only missing while it is applied itself.
    const isOwn = at.resource !== 'namespaces' || this.command.includes('two.yaml');
    return startsEmpty && isOwn && !this.created.has(place);
  }

  private list(at: Place, search: URLSearchParams, response: ServerResponse) {
    const named = /metadata\.name=([^,]+)/.exec(search.get('fieldSelector') ?? '')?.[1];
    const app = /(?:^|,)app=([^,]+)/.exec(search.get('labelSelector') ?? '')?.[1];
    const name =
      named ?? (app !== undefined && at.resource === 'pods' ? podOf(app) : itemName(at.resource));
    const item = this.make(at, name);
    if (search.has('watch')) this.watch(at, search, response, item);
    else
      send(response, 200, {
        kind: `${at.kind}List`,
        apiVersion: at.apiVersion,
        metadata: { resourceVersion: listVersion },
        items: app === undefined ? [item] : revisionsOf(at.resource, app, item),
      });
  }

  private watch(at: Place, search: URLSearchParams, response: ServerResponse, item: JsonObject) {
    const { kind, apiVersion } = at;
    const metadata = {
      resourceVersion: listVersion,
      annotations: { 'k8s.io/initial-events-end': 'true' },
    };
    const isInitial = search.get('sendInitialEvents') === 'true';
    const isDeleted =
      this.deleted.has(key({ ...at, name: String((item['metadata'] as JsonObject)['name']) })) ||
      this.command.includes('for=delete');
    response.writeHead(200, { 'content-type': 'application/json' });
    const write = (event: JsonObject) => response.write(`${JSON.stringify(event)}\n`);
    if (isInitial) {
      write({ type: 'ADDED', object: item });
      write({ type: 'BOOKMARK', object: { kind, apiVersion, metadata } });
    }
    // People stop these with Ctrl-C; the others end when they have seen what they wait for.
    if (/^kubectl (get|events) /.test(this.command)) {
      response.end();
      return;
    }
    response.flushHeaders();
    const completed = {
      ...item,
      status: { ...(item['status'] as JsonObject), phase: 'Succeeded' },
    };
    setTimeout(
      () =>
        write(
          isDeleted ? { type: 'DELETED', object: item } : { type: 'MODIFIED', object: completed },
        ),
      400,
    );
  }
}

interface Place {
  apiVersion: string;
  kind: string;
  resource: string;
  namespaced: boolean;
  namespace: string;
  name: string;
  sub: string;
}

const resourcePath =
  /^\/(?:api\/(v1)|apis\/([^/]+)\/([^/]+))(?:\/namespaces\/([^/]+)(?=\/(?!status$|finalize$)))?\/([^/]+)(?:\/([^/]+))?(?:\/(.+))?$/;

function placeOf(served: Served[], pathname: string): Place | undefined {
  const [
    ,
    core,
    group = '',
    version = core ?? '',
    namespace = '',
    resource = '',
    name = '',
    sub = '',
  ] = resourcePath.exec(pathname) ?? [];
  const found = served.find((each) => each.group === group && each.resource === resource);
  if (!found) return undefined;
  const apiVersion = group === '' ? version : `${group}/${version}`;
  return {
    apiVersion,
    kind: found.kind,
    resource,
    namespaced: found.namespaced,
    namespace,
    name,
    sub,
  };
}

function key({ resource, namespace, name }: Place): string {
  return `${resource}/${namespace}/${name}`;
}

function running(name: string): JsonObject {
  return {
    name,
    ready: true,
    image: 'busybox',
    state: { running: { startedAt: '2026-11-01T08:00:00Z' } },
  };
}

function scaleOf({ name, namespace }: Place): JsonObject {
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, resourceVersion: '1001' },
    spec: { replicas: 1 },
    status: { replicas: 1 },
  };
}

function notFound({ resource, name }: Place): JsonObject {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    status: 'Failure',
    code: 404,
    reason: 'NotFound',
    message: `${resource} "${name}" not found`,
    details: { name, kind: resource },
  };
}

/** Sends a JSON response. */
export function send(
  response: ServerResponse,
  code: number,
  value: unknown,
  type = 'application/json',
) {
  response.writeHead(code, { 'content-type': type }).end(JSON.stringify(value));
}
