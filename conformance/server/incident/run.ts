import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request as send } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { end, freePorts, start, type Answered } from '../processes.ts';
import { certificateOf, kubeconfig, makeAuthority } from '../samples/senders.ts';
import { startEntrance } from './entrance.ts';
import { answerStreams, ready, runPods } from './kubelet.ts';
import { marked, people, setup, story, type Person, type Step } from './story.ts';

/*
 * Plays the story with a real kube-apiserver, kube-controller-manager, kube-scheduler and kubectl, and writes the lines
 * of the audit log from its beginning on, as the server wrote them. Only kubelets and the load balancer are stand-ins.
 */
const { values } = parseArgs({
  options: {
    server: { type: 'string', default: '' },
    kubectl: { type: 'string', default: '' },
    record: { type: 'boolean' },
  },
});
const room = join('src', 'course', 'incident');
const written = join(room, 'shop.jsonl');
const nodes = ['worker-1', 'worker-2'];
const patienceMs = 90_000;
const issuer = 'https://kubernetes.default.svc.cluster.local';
const policy = readFileSync(join(room, 'policy.yaml'), 'utf8');

const groupsOf: Record<string, readonly string[]> = {
  admin: ['system:masters'],
  ...Object.fromEntries(nodes.map((node) => [`system:node:${node}`, ['system:nodes']])),
  ...Object.fromEntries(
    Object.entries(people).flatMap(([name, person]) =>
      'groups' in person ? [['user' in person ? person.user : name, person.groups]] : [],
    ),
  ),
};
const tokenOf = (user: string) => `token-of-${user}`;
const tokens = Object.entries(groupsOf).map(
  ([user, groups]) => `${tokenOf(user)},${user},,"${groups.join(',')}"\n`,
);

const [kubeletPort = 0, schedulerPort = 0, managerPort = 0, ...entrancePorts] = await freePorts(
  3 + Object.keys(people).length,
);
const server = await start(values.server, policy, (folder) => {
  makeAuthority(folder);
  writeFileSync(join(folder, 'people.csv'), tokens.join(''));
  return {
    'token-auth-file': join(folder, 'people.csv'),
    'client-ca-file': join(folder, 'ca.crt'),
    'disable-admission-plugins': undefined,
    'allow-privileged': 'true',
    'authorization-mode': 'Node,RBAC',
    'kubelet-preferred-address-types': 'InternalIP',
    'service-account-issuer': issuer,
    'api-audiences': issuer,
    'audit-log-truncate-enabled': 'true',
    'audit-log-truncate-max-event-size': '12000',
  };
});
const { folder } = server;
const home = mkdtempSync(join(tmpdir(), 'auditorium-incident-'));
const children: ChildProcess[] = [];
const closing: { close: () => unknown; closeAllConnections: () => void }[] = [];
try {
  await play();
} finally {
  for (const each of closing) {
    each.close();
    each.closeAllConnections();
  }
  await Promise.all(children.map(end));
  rmSync(home, { recursive: true, force: true });
  await server.stop();
}

async function play(): Promise<void> {
  const read = (name: string) => readFileSync(join(folder, 'certs', name));
  const credentials = { key: read('apiserver.key'), cert: read('apiserver.crt') };
  mkdirSync(join(home, 'bin'));
  symlinkSync(values.kubectl, join(home, 'bin', 'kubectl'));
  closing.push(answerStreams(kubeletPort, credentials));
  const entrances = Object.entries(people).map(([name, { address }], at) => {
    const port = entrancePorts[at] ?? 0;
    closing.push(startEntrance(port, server.port, address, credentials));
    return [name, port] as const;
  });
  const portOf = Object.fromEntries(entrances) as Record<Person, number>;
  const asSetup = (method: string, url: string, body?: object) =>
    ask(server.port, method, url, body, { authorization: `Bearer ${tokenOf('admin')}` });
  for (const node of nodes) await must(asSetup('POST', '/api/v1/nodes', nodeObject(node)));
  startComponent('kube-scheduler', schedulerPort, {});
  startComponent('kube-controller-manager', managerPort, {
    controllers: '*,-nodeipam',
    'root-ca-file': join(folder, 'ca.crt'),
    'service-account-private-key-file': join(folder, 'sa.key'),
    'use-service-account-credentials': 'true',
    'node-monitor-grace-period': '1h',
  });
  const stopPods = runPods(nodes, (node, method, url, body) =>
    ask(server.port, method, url, body, {
      authorization: `Bearer ${tokenOf(`system:node:${node}`)}`,
      'user-agent': 'kubelet/v1.37.2 (linux/amd64) kubernetes/9f6b1a2',
      ...(method === 'PATCH' && { 'content-type': 'application/strategic-merge-patch+json' }),
    }),
  );
  await pause(3000);
  for (const { url, body } of setup) await untilDone(() => asSetup('POST', url, body));
  await untilDone(async () => {
    const { text } = await asSetup('GET', '/api/v1/pods');
    const { items } = JSON.parse(text) as { items: { status: { phase: string } }[] };
    const areRunning =
      items.length === 11 && items.every(({ status }) => status.phase === 'Running');
    return { status: areRunning ? 200 : 500, text: `${items.length} pods` };
  });
  const account = await asSetup('POST', '/api/v1/namespaces/shop/serviceaccounts/ci/token', {
    spec: {},
  });
  const ciToken = (JSON.parse(account.text) as { status: { token: string } }).status.token;
  await pause(2000);
  const begins = new Date().toISOString();

  for (const step of story) await take(step);
  const lines = server.log();
  await stopPods();
  const ours = lines.filter((line) => {
    const { requestReceivedTimestamp } = JSON.parse(line) as { requestReceivedTimestamp: string };
    return requestReceivedTimestamp >= begins;
  });
  const text = ours.map((line) => `${line}\n`).join('');
  console.log(`${ours.length} lines, ${Math.round(text.length / 1000)} kB`);
  if (values.record) writeFileSync(written, text);
  else writeFileSync(join(tmpdir(), 'auditorium-incident.jsonl'), text);

  async function take(step: Step): Promise<void> {
    if ('wait' in step) {
      await pause(step.wait * 1000);
      return;
    }
    const token = tokenFor(step.by);
    const port = portOf[step.by];
    if ('run' in step) {
      writeFileSync(join(home, 'config'), kubeconfig(port, { ...(token && { token }) }));
      for (const [name, object] of Object.entries(step.files ?? {}))
        writeFileSync(join(home, name), JSON.stringify(object));
      const printed = await kubectl(step.run, step.ends !== false);
      console.log(`${step.by}$ ${step.run}\n${printed.trim().slice(0, 300)}`);
      return;
    }
    const headers: Record<string, string> = {
      ...step.headers,
      ...(token && { authorization: `Bearer ${token}` }),
    };
    if (headers['audit-id'] === marked) headers['audit-id'] = markedId();
    const sending = ask(port, step.method, step.url, step.body, headers);
    if (step.ends === false) return void sending.catch(() => {});
    console.log(`${step.by}: ${step.method} ${step.url} ${(await sending).status}`);
  }

  function tokenFor(by: Person): string | undefined {
    const person = people[by];
    if ('account' in person) return ciToken;
    if (!('groups' in person)) return undefined;
    return tokenOf('user' in person ? person.user : by);
  }

  function markedId(): string {
    const line = server
      .log()
      .find((each) => each.includes('"verb":"delete"') && each.includes('"username":"leo"'));
    return (JSON.parse(line ?? '{}') as { auditID: string }).auditID;
  }
}

function startComponent(name: string, port: number, more: Record<string, string>): void {
  const login = certificateOf(folder, { username: `system:${name}`, groups: [] });
  const config = join(folder, `${name}.conf`);
  writeFileSync(config, kubeconfig(server.port, login));
  const flags = {
    kubeconfig: config,
    'authentication-kubeconfig': config,
    'authorization-kubeconfig': config,
    'bind-address': '127.0.0.1',
    'secure-port': String(port),
    'cert-dir': join(folder, `${name}-certs`),
    'leader-elect': 'false',
    ...more,
  };
  const args = Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`);
  children.push(spawn(values.server, [name, ...args], { stdio: 'ignore' }));
}

function nodeObject(name: string) {
  return {
    kind: 'Node',
    metadata: { name, labels: { disk: name === 'worker-2' ? 'ssd' : 'hdd' } },
    status: {
      addresses: [{ type: 'InternalIP', address: '127.0.0.1' }],
      daemonEndpoints: { kubeletEndpoint: { Port: kubeletPort } },
      capacity: { cpu: '8', memory: '16Gi', pods: '110' },
      allocatable: { cpu: '8', memory: '16Gi', pods: '110' },
      conditions: [ready()],
    },
  };
}

/** Runs a command; one that would not end is stopped after a moment. Returns what it printed. */
function kubectl(command: string, ends: boolean): Promise<string> {
  const [program = '', ...args] = command.split(' ');
  const env = { PATH: `${join(home, 'bin')}:${process.env['PATH']}`, HOME: home };
  const how = { cwd: home, env: { ...env, KUBECONFIG: join(home, 'config') } };
  return new Promise((done) => {
    const timeout = ends ? patienceMs : 3000;
    execFile(join(home, 'bin', program), args, { ...how, timeout }, (_, out, errors) =>
      done(out + errors),
    );
  });
}

function ask(
  port: number,
  method: string,
  path: string,
  body: object | undefined,
  headers: Record<string, string>,
): Promise<Answered> {
  const sent = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  return new Promise((resolve, reject) => {
    const given = {
      accept: 'application/json',
      ...(sent && { 'content-type': 'application/json', 'content-length': String(sent.length) }),
      ...headers,
    };
    const where = { host: '127.0.0.1', port, path, method, headers: given };
    const outgoing = send({ ...where, agent: false, rejectUnauthorized: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(sent);
  });
}

async function must(asking: Promise<Answered>): Promise<void> {
  const { status, text } = await asking;
  if (status >= 400) throw new Error(text);
}

/** Tries until it is accepted: the controllers make service accounts a moment after their namespace. */
async function untilDone(tried: () => Promise<Answered>): Promise<void> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const { status, text } = await tried();
    if (status < 400 || status === 409) return;
    if (Date.now() > until) throw new Error(text);
    await pause(400);
  }
}
