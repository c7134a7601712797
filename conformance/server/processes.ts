import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as send } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Caller, RawRequest } from './requests.ts';

/** The callers that a token names, with the groups that the token file gives them. */
export const known = {
  admin: 'system:masters',
  jane: 'developers',
  mallory: 'guests',
} satisfies Partial<Record<Caller, string>>;
const isKnown = (caller: Caller): caller is keyof typeof known => Object.hasOwn(known, caller);
export const userAgent = 'kubectl/v1.37.2 (linux/amd64) kubernetes/abc1234';
const patienceMs = 120_000;

export interface Answered {
  status: number;
  text: string;
}

/** A kube-apiserver with an etcd of its own, both on loopback. */
export interface Running {
  /** Where its files are, "certs/apiserver.crt" and ".key" among them. */
  folder: string;
  port: number;
  /** The flags that kube-apiserver has got. */
  flags: Readonly<Record<string, string | undefined>>;
  ask: (request: RawRequest) => Promise<Answered>;
  /** Returns the lines of its audit log. */
  log: () => string[];
  stop: () => Promise<void>;
}

/**
 * Starts both with an empty store, and waits until the server is ready.
 * @param program conformance/server, built
 * @param more flags of kube-apiserver, besides ours and instead of them; undefined leaves one out. The function gets
 *   the folder for files.
 * @throws Error with the end of what the server printed
 */
export async function start(
  program: string,
  policy: string,
  more: (folder: string) => Record<string, string | undefined> = () => ({}),
): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'auditorium-server-'));
  const at = (name: string) => join(folder, name);
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(at('sa.key'), privateKey.export({ type: 'pkcs1', format: 'pem' }));
  writeFileSync(at('sa.pub'), publicKey.export({ type: 'spki', format: 'pem' }));
  writeFileSync(at('policy.yaml'), policy);
  const tokens = Object.entries(known).map(
    ([name, group]) => `${tokenOf(name)},${name},,"${group}"`,
  );
  writeFileSync(at('tokens.csv'), `${tokens.join('\n')}\n`);
  const [api = 0, client = 0, peer = 0] = await freePorts(3);
  const [clients, peers] = [`http://127.0.0.1:${client}`, `http://127.0.0.1:${peer}`];
  const run = (name: string, flags: Record<string, string | undefined>) => {
    const out = openSync(at(`${name}.log`), 'a');
    const args = Object.entries(flags).flatMap(([flag, value]) =>
      value === undefined ? [] : `--${flag}=${value}`,
    );
    return spawn(program, [name, ...args], { stdio: ['ignore', out, out] });
  };
  const etcd = run('etcd', {
    'data-dir': at('etcd'),
    'listen-client-urls': clients,
    'advertise-client-urls': clients,
    'listen-peer-urls': peers,
    'initial-advertise-peer-urls': peers,
    'initial-cluster': `default=${peers}`,
    'log-level': 'warn',
    'unsafe-no-fsync': 'true',
  });
  const flags = {
    'etcd-servers': clients,
    'secure-port': String(api),
    'bind-address': '127.0.0.1',
    'advertise-address': '127.0.0.1',
    'endpoint-reconciler-type': 'none',
    'cert-dir': at('certs'),
    'service-account-issuer': 'https://kubernetes.default.svc',
    'service-account-key-file': at('sa.pub'),
    'service-account-signing-key-file': at('sa.key'),
    'service-cluster-ip-range': '10.0.0.0/24',
    'authorization-mode': 'RBAC',
    'token-auth-file': at('tokens.csv'),
    // Without the controllers there is no default service account for pods.
    'disable-admission-plugins': 'ServiceAccount',
    'audit-policy-file': at('policy.yaml'),
    'audit-log-path': at('audit.log'),
    'audit-log-mode': 'blocking',
    ...more(folder),
  };
  const server = run('kube-apiserver', flags);
  const stop = async () => {
    await Promise.all([end(server), end(etcd)]);
    rmSync(folder, { recursive: true, force: true });
  };
  const running: Running = {
    folder,
    port: api,
    flags,
    ask: (request) => ask(api, request),
    log: () => readFileSync(at('audit.log'), 'utf8').split('\n').filter(Boolean),
    stop,
  };
  const until = Date.now() + patienceMs;
  const ready: RawRequest = { id: 'ready', method: 'GET', url: '/readyz', as: 'admin' };
  while ((await running.ask(ready).catch(() => undefined))?.text !== 'ok') {
    if (server.exitCode !== null || Date.now() > until) {
      const printed = readFileSync(at('kube-apiserver.log'), 'utf8').slice(-2000);
      await stop();
      throw new Error(`kube-apiserver did not get ready:\n${printed}`);
    }
    await pause(100);
  }
  return running;
}

const tokenOf = (caller: string) => `token-of-${caller}`;

/** Sends a request to a server on loopback, on a connection of its own, with its id as audit ID. Follows no redirects. */
export function ask(
  port: number,
  { id, method, url, as, headers, body }: RawRequest,
): Promise<Answered> {
  const sent = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  const authorization = authorizationOf(as);
  return new Promise((resolve, reject) => {
    const outgoing = send(
      {
        host: '127.0.0.1',
        port,
        path: url,
        method,
        agent: false,
        rejectUnauthorized: false,
        timeout: patienceMs,
        headers: {
          'audit-id': id,
          'user-agent': userAgent,
          accept: 'application/json',
          ...(authorization !== undefined && { authorization }),
          ...(sent && { 'content-type': 'application/json', 'content-length': sent.length }),
          ...headers,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        response.on('error', reject);
      },
    );
    outgoing
      .on('error', reject)
      .on('timeout', () => outgoing.destroy(new Error(`${id}: no answer`)));
    outgoing.end(sent);
  });
}

/** Returns the Authorization header of a caller's requests. */
export function authorizationOf(caller: Caller): string | undefined {
  if (caller === 'anonymous') return undefined;
  return `Bearer ${isKnown(caller) ? tokenOf(caller) : 'nobody knows it'}`;
}

/** Returns who the server takes a caller for: null if it refuses the token. */
export function userOf(caller: Caller): { name: string; groups: string[] } | null {
  if (isKnown(caller)) return { name: caller, groups: [known[caller], 'system:authenticated'] };
  if (caller === 'unknown') return null;
  return { name: 'system:anonymous', groups: ['system:unauthenticated'] };
}

/** Returns ports on loopback that nobody listens on. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((ready) =>
        server.listen(0, '127.0.0.1', () => ready(server)),
      );
    }),
  );
  return Promise.all(
    servers.map((server) => {
      const { port } = server.address() as { port: number };
      return new Promise<number>((done) => server.close(() => done(port)));
    }),
  );
}

/** Ends a process, and waits until it has ended. */
export function end(child: ChildProcess): Promise<void> {
  return new Promise((ended) => {
    if (child.exitCode !== null || child.signalCode !== null) return ended();
    child.on('exit', () => ended());
    child.kill();
    setTimeout(() => child.kill('SIGKILL'), 5000).unref();
  });
}
