import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request as send } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SampleRequest } from '../../../src/catalog/types.ts';
import { policies } from '../policies.ts';
import { authorizationOf, start, type Answered, type Running } from '../processes.ts';
import { certificateOf, kubeconfig, makeAuthority, type Login } from './senders.ts';

/** Who sends: the sender of a sample request, or the cluster admin of the setup. */
export type Sender = Pick<SampleRequest, 'user' | 'userAgent' | 'authorizationHeader'>;

export interface Sent {
  method: string;
  url: string;
  body?: unknown;
  /** The Content-Type. */
  type?: string;
}

/** A real kube-apiserver with the users of the sample requests, a stand-in for the kubelet, and kubectl. */
export interface Cluster {
  folder: string;
  log: () => string[];
  loginOf: (sender: Sender | undefined) => Promise<Login>;
  ask: (sent: Sent, sender?: Sender) => Promise<Answered>;
  /** Runs a shell command from a terminal, in a folder with these files; returns what it printed. */
  run: (command: string, files: Record<string, string>, sender?: Sender) => Promise<string>;
  stop: () => Promise<void>;
}

const issuer = 'https://kubernetes.default.svc.cluster.local';
const setup = { userAgent: 'setup' };
const patienceMs = 20_000;
const isWatch = (url: string) => /[?&]watch=true/.test(url);

/** Starts it, empty. */
export async function startCluster(program: string, kubectl: string): Promise<Cluster> {
  const server = await start(program, policies['everything']!, (folder) => {
    makeAuthority(folder);
    return {
      'client-ca-file': join(folder, 'ca.crt'),
      'disable-admission-plugins': undefined,
      'allow-privileged': 'true',
      'authorization-mode': 'Node,RBAC',
      'kubelet-preferred-address-types': 'InternalIP',
      'service-account-issuer': issuer,
      'api-audiences': issuer,
    };
  });
  const kubelet = startKubelet(server);
  const home = mkdtempSync(join(tmpdir(), 'auditorium-samples-'));
  // kubectl takes the name of its user agent from that of its file.
  mkdirSync(join(home, 'bin'));
  symlinkSync(kubectl, join(home, 'bin', 'kubectl'));
  const editor = join(home, 'bin', 'edit');
  writeFileSync(editor, '#!/bin/sh\nsed -i "s/{ ready }/{ log }/" "$1"\n', { mode: 0o755 });

  const logins = new Map<string, Promise<Login>>();
  const loginOf = (sender: Sender | undefined): Promise<Login> => {
    const user = sender?.user;
    if (!sender) return Promise.resolve({ token: authorizationOf('admin')!.slice(7) });
    if (!user || user.username === 'system:anonymous') return Promise.resolve({});
    const known = logins.get(user.username) ?? newLogin(user);
    logins.set(user.username, known);
    return known;
  };
  const newLogin = async (user: NonNullable<Sender['user']>): Promise<Login> => {
    const [, namespace, name] = /^system:serviceaccount:(.*):(.*)$/.exec(user.username) ?? [];
    if (namespace === undefined) return certificateOf(server.folder, user);
    const pod = user.extra?.['authentication.kubernetes.io/pod-name']?.[0];
    const boundObjectRef = pod && { kind: 'Pod', apiVersion: 'v1', name: pod };
    const { text } = await ask({
      method: 'POST',
      url: `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`,
      body: {
        kind: 'TokenRequest',
        apiVersion: 'authentication.k8s.io/v1',
        spec: { boundObjectRef },
      },
    });
    const { status } = JSON.parse(text) as { status: { token?: string } };
    if (status.token === undefined) throw new Error(`${user.username}: ${text}`);
    return { token: status.token };
  };
  const ask = async (sent: Sent, sender?: Sender): Promise<Answered> =>
    sendRequest(server.port, sent, await loginOf(sender), sender ?? setup);
  const run = async (command: string, files: Record<string, string>, sender?: Sender) => {
    const login = await loginOf(sender);
    const config = join(home, 'config');
    writeFileSync(config, kubeconfig(server.port, login));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(home, name), text);
    const path = `${join(home, 'bin')}:${process.env['PATH']}`;
    const env = { PATH: path, HOME: home, KUBECONFIG: config, EDITOR: editor, TERM: 'dumb' };
    const options = {
      cwd: home,
      timeout: patienceMs,
      killSignal: 'SIGKILL' as const,
      env: { ...env, SHELL: '/bin/sh', POD_TOKEN: login.token ?? '' },
    };
    return new Promise<string>((done) => {
      execFile('script', ['-qec', command, '/dev/null'], options, (_, out) => done(out));
    });
  };
  const stop = async () => {
    kubelet.close();
    kubelet.closeAllConnections();
    rmSync(home, { recursive: true, force: true });
    await server.stop();
  };
  return { folder: server.folder, log: server.log, loginOf, ask, run, stop };
}

function sendRequest(
  port: number,
  { method, url, body, type = 'application/json' }: Sent,
  { certificate, token }: Login,
  { userAgent, authorizationHeader }: Pick<Sender, 'userAgent' | 'authorizationHeader'>,
): Promise<Answered> {
  const sent = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  const authorization =
    authorizationHeader ?? (token === undefined ? undefined : `Bearer ${token}`);
  return new Promise((resolve, reject) => {
    const where = { host: '127.0.0.1', port, path: url, method };
    const how = { agent: false, rejectUnauthorized: false, timeout: patienceMs, ...certificate };
    const headers = {
      'user-agent': userAgent,
      accept: 'application/json',
      ...(authorization !== undefined && { authorization }),
      ...(sent && { 'content-type': type, 'content-length': sent.length }),
    };
    const outgoing = send({ ...where, ...how, headers }, (response) => {
      const status = response.statusCode ?? 0;
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status, text }));
      response.on('error', () => resolve({ status, text }));
      if (isWatch(url)) outgoing.destroy();
    });
    outgoing.on('error', (error) =>
      isWatch(url) ? resolve({ status: 0, text: '' }) : reject(error),
    );
    outgoing.end(sent);
  });
}

/** Starts a stand-in for the kubelet: it answers logs, and upgrades exec, attach and port-forward. */
function startKubelet({ folder }: Running) {
  const read = (name: string) => readFileSync(join(folder, 'certs', name));
  const options = { key: read('apiserver.key'), cert: read('apiserver.crt') };
  const kubelet = createServer(options, (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.end('hello\n');
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
    setTimeout(() => socket.destroy(), 300);
  });
  return kubelet.listen(10250, '127.0.0.1');
}
