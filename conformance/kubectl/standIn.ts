import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { KubernetesVersion } from '../../src/audit/types.ts';
import { discoveryOf, openApi2Of, openApiOf, pathOf, servedBy, type Served } from './discovery.ts';
import { send, World } from './world.ts';

/** A request as the stand-in server received it. */
export interface Received {
  method: string;
  url: string;
  bodyType?: string;
  impersonate?: string;
  /** Discovery, OpenAPI or the server's version: what kubectl asks for its own orientation. */
  isDiscovery: boolean;
}

export interface StandIn {
  port: number;
  received: Received[];
  close: () => void;
}

const discoveryPath =
  /^\/(version|api|apis|openapi\/v[23].*|api\/v1|apis\/[^/]+|apis\/[^/]+\/[^/]+)$/;

/**
 * Starts a server on the loopback that answers one command of kubectl as a cluster would: discovery of a minor version,
 * objects for every name, and streams that end at once. It records what it is asked.
 * @param toProtobuf turns an OpenAPI document into protobuf
 */
export async function startStandIn(
  kubernetes: KubernetesVersion,
  command: string,
  toProtobuf: (kind: 'openapi-v2' | 'openapi-v3', document: unknown) => Buffer,
): Promise<StandIn> {
  const served = servedBy(kubernetes);
  const world = new World(served, command);
  const received: Received[] = [];
  const openApi = (path: string) =>
    path === ''
      ? toProtobuf('openapi-v2', openApi2Of(served))
      : toProtobuf('openapi-v3', openApiOf(served, path));
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      record(received, request);
      if (!answerDiscovery(kubernetes, served, request, response, openApi))
        world.answer(request, response, Buffer.concat(chunks));
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    record(received, request);
    upgrade(request, socket);
  });
  return {
    port: await listen(server),
    received,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}

function record(received: Received[], { method = '', url = '', headers }: IncomingMessage) {
  const type = headers['content-type'];
  const as = headers['impersonate-user'];
  received.push({
    method,
    url,
    ...(method !== 'GET' && type !== undefined && { bodyType: type }),
    ...(typeof as === 'string' && { impersonate: as }),
    isDiscovery: method === 'GET' && discoveryPath.test(new URL(url, 'http://x').pathname),
  });
}

/** What drain looks for in the unaggregated discovery of the core group. */
const eviction = {
  kind: 'APIResourceList',
  groupVersion: 'v1',
  resources: [
    {
      name: 'pods/eviction',
      singularName: '',
      namespaced: true,
      group: 'policy',
      version: 'v1',
      kind: 'Eviction',
      verbs: ['create'],
    },
  ],
};

function answerDiscovery(
  kubernetes: KubernetesVersion,
  served: Served[],
  request: IncomingMessage,
  response: ServerResponse,
  openApi: (path: string) => Buffer,
): boolean {
  const { pathname } = new URL(request.url ?? '', 'http://x');
  const minor = kubernetes.slice(2);
  if (pathname === '/version') {
    send(response, 200, {
      major: '1',
      minor,
      gitVersion: `v${kubernetes}.0`,
      goVersion: 'go1.26',
      compiler: 'gc',
      platform: 'linux/amd64',
    });
  } else if (pathname === '/api' || pathname === '/apis') {
    const type = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';
    send(response, 200, discoveryOf(served, pathname === '/api'), type);
  } else if (pathname === '/openapi/v3') {
    const paths = new Set(served.map(({ group, version }) => pathOf(group, version)));
    send(response, 200, {
      paths: Object.fromEntries(
        [...paths].map((path) => [path, { serverRelativeURL: `/openapi/v3/${path}?hash=0` }]),
      ),
    });
  } else if (pathname === '/openapi/v2') {
    const type = 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf';
    response.writeHead(200, { 'content-type': type }).end(openApi(''));
  } else if (pathname.startsWith('/openapi/v3/')) {
    const path = pathname.slice('/openapi/v3/'.length);
    if (request.headers.accept?.includes('protobuf')) {
      const type = 'application/com.github.proto-openapi.spec.v3.v1.0+protobuf';
      response.writeHead(200, { 'content-type': type }).end(openApi(path));
    } else {
      send(response, 200, openApiOf(served, path));
    }
  } else if (pathname === '/api/v1') {
    send(response, 200, eviction);
  } else {
    return false;
  }
  return true;
}

/** Accepts a WebSocket, says that the remote command ended well, and closes it. */
function upgrade(request: IncomingMessage, socket: Duplex) {
  const key = request.headers['sec-websocket-key'] ?? '';
  const protocol = (request.headers['sec-websocket-protocol'] ?? '').split(',')[0]?.trim() ?? '';
  socket.on('error', () => undefined);
  if (key === '') {
    socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    return;
  }
  const accept = createHash('sha1')
    .update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
  );
  const url = request.url ?? '';
  // For kubectl cp a name without a dot is a folder's.
  const fails = /command=test&command=-d&command=[^&]*\.[^&%]*&/.test(url);
  const status = fails ? failure : { metadata: {}, status: 'Success' };
  const text = Buffer.from(`\u0003${JSON.stringify(status)}`);
  const head =
    text.length < 126 ? [0x82, text.length] : [0x82, 126, text.length >> 8, text.length & 255];
  setTimeout(() => {
    socket.write(Buffer.concat([Buffer.from(head), text]));
    socket.write(Buffer.from([0x88, 2, 0x03, 0xe8]));
    setTimeout(() => socket.end(), 50);
  }, 50);
}

/** How a remote command ends that exits with code 1. */
const failure = {
  metadata: {},
  status: 'Failure',
  reason: 'NonZeroExitCode',
  message: 'command terminated with non-zero exit code',
  details: { causes: [{ reason: 'ExitCode', message: '1' }] },
};
