import { createServer, request as send, type Server } from 'node:https';
import { connect } from 'node:tls';

/** Key and certificate of the server, as files hold them. */
export interface Credentials {
  key: Buffer;
  cert: Buffer;
}

/**
 * Starts a load balancer that serves one client: it says in X-Forwarded-For where a request comes from, as
 * those in front of real clusters do.
 */
export function startEntrance(
  listen: number,
  target: number,
  from: string,
  credentials: Credentials,
): Server {
  const to = { host: '127.0.0.1', port: target, rejectUnauthorized: false };
  const entrance = createServer(credentials, (incoming, response) => {
    const { method, url: path, headers } = incoming;
    const outgoing = send(
      { ...to, method, path, headers: { ...headers, 'x-forwarded-for': from }, agent: false },
      (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
        answer.on('error', () => response.destroy());
      },
    );
    outgoing.on('error', () => response.destroy());
    response.on('close', () => outgoing.destroy());
    incoming.pipe(outgoing);
  });
  entrance.on('upgrade', ({ method, url, rawHeaders }, socket, head) => {
    const onward = connect({ ...to }, () => {
      const lines = [`${method} ${url} HTTP/1.1`];
      for (let at = 0; at < rawHeaders.length; at += 2)
        lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
      onward.write(`${[...lines, `X-Forwarded-For: ${from}`].join('\r\n')}\r\n\r\n`);
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  return entrance.listen(listen, '127.0.0.1');
}
