import { createServer } from 'node:https';
import type { Credentials } from './entrance.ts';

/** Sends a request as a node. */
export type AskAsNode = (
  node: string,
  method: string,
  url: string,
  body?: object,
) => Promise<{ status: number; text: string }>;

interface Pod {
  metadata: { name: string; namespace: string; deletionTimestamp?: string };
  spec: { nodeName?: string; containers: { name: string; image: string }[] };
  status: { phase?: string };
}

const now = () => `${new Date().toISOString().slice(0, 19)}Z`;
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** The condition of a node that is well. */
export const ready = () => ({
  type: 'Ready',
  status: 'True',
  reason: 'KubeletReady',
  message: 'kubelet is posting ready status',
  lastHeartbeatTime: now(),
  lastTransitionTime: now(),
});

/** Stands in for the kubelets: pods run at once, and end as soon as they are deleted. Returns a function that stops. */
export function runPods(nodes: readonly string[], ask: AskAsNode): () => Promise<void> {
  let isOver = false;
  let count = 1;
  const lookAt = async (node: string) => {
    const { text } = await ask(node, 'GET', `/api/v1/pods?fieldSelector=spec.nodeName%3D${node}`);
    const { items = [] } = JSON.parse(text) as { items?: Pod[] };
    for (const { metadata, spec, status } of items) {
      const url = `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`;
      if (metadata.deletionTimestamp !== undefined) {
        const options = { kind: 'DeleteOptions', apiVersion: 'v1', gracePeriodSeconds: 0 };
        await ask(node, 'DELETE', url, options);
      } else if (status.phase === 'Pending') {
        count += 1;
        const isReady = { status: 'True', lastTransitionTime: now() };
        await ask(node, 'PATCH', `${url}/status`, {
          status: {
            phase: 'Running',
            startTime: now(),
            podIP: `10.244.1.${count}`,
            podIPs: [{ ip: `10.244.1.${count}` }],
            conditions: [
              { type: 'Ready', ...isReady },
              { type: 'ContainersReady', ...isReady },
            ],
            containerStatuses: spec.containers.map(({ name, image }) => ({
              name,
              image,
              imageID: image,
              ready: true,
              restartCount: 0,
              state: { running: { startedAt: now() } },
            })),
          },
        });
      }
    }
  };
  const running = (async () => {
    while (!isOver) {
      for (const node of nodes) await lookAt(node).catch(() => {});
      await pause(400);
    }
  })();
  return () => {
    isOver = true;
    return running;
  };
}

/** Answers what the server passes on to kubelets: logs with a line, exec and port-forward with a connection that ends. */
export function answerStreams(port: number, credentials: Credentials) {
  const kubelet = createServer(credentials, (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.end('listening on :8080\n');
  });
  kubelet.on('upgrade', ({ headers }, socket) => {
    const protocol = String(headers['x-stream-protocol-version'] ?? '').split(',')[0];
    const lines = [
      'HTTP/1.1 101 Switching Protocols',
      'Connection: Upgrade',
      `Upgrade: ${headers.upgrade}`,
      `X-Stream-Protocol-Version: ${protocol}`,
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    socket.on('error', () => {});
    setTimeout(() => socket.destroy(), 1500);
  });
  return kubelet.listen(port, '127.0.0.1');
}
