// npm run conformance:kubectl: runs every command of commands.txt with kubectl of some minor versions against a
// stand-in server, and writes what it sent to conformance/vectors/kubectl/commands.jsonl, where the other minor
// versions keep their answers. README.md says how.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kubernetesVersions, type KubernetesVersion } from '../../src/audit/types.ts';
import { startStandIn, type Received, type StandIn } from './standIn.ts';
import { commandsFile, commandVectors, type KubectlVector } from './vectors.ts';

/** How long kubectl may take; commands like proxy and port-forward never end. */
const atMostSeconds = 30;
const atATime = 12;

const folder = join('conformance', 'kubectl');
const option = (name: string) => process.argv[process.argv.indexOf(name) + 1] ?? '';
const binaries = JSON.parse(option('--kubectls')) as Record<string, string>;
const only = process.argv.includes('--only') ? option('--only') : '';

const commands = readFileSync(join(folder, 'commands.txt'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('kubectl ') && line.includes(only));

const known = commandVectors();
const found = new Map<string, Map<string, KubectlVector>>(
  commands.map((command) => [command, new Map()]),
);
type Sent = ReturnType<typeof sorted>;
const keyOf = ({ requests, discovery }: Sent) => JSON.stringify([requests, discovery]);
const before = new Set(known.map((vector) => `${vector.command} ${keyOf(vector)}`));
const isNew = (command: string, sent: Sent) =>
  !before.has(`${command} ${keyOf(sent)}`) && !found.get(command)?.has(keyOf(sent));
function add(kubernetes: KubernetesVersion, command: string, sent: Sent) {
  const { requests, discovery } = sent;
  const variants = found.get(command);
  const variant = variants?.get(keyOf(sent));
  if (variant) variant.kubectl.push(kubernetes);
  else variants?.set(keyOf(sent), { command, kubectl: [kubernetes], requests, discovery });
}

for (const kubernetes of kubernetesVersions) {
  const kubectl = binaries[kubernetes];
  if (kubectl === undefined) {
    const kept = known.filter((vector) => vector.kubectl.includes(kubernetes));
    for (const vector of kept) add(kubernetes, vector.command, vector);
    continue;
  }
  const documents = new Map<string, Buffer>();
  const toProtobuf = (kind: string, document: unknown) => {
    const input = JSON.stringify(document);
    const made =
      documents.get(input) ?? spawnSync(kubectl, [kind], { input, maxBuffer: 2 ** 28 }).stdout;
    documents.set(input, made);
    return made;
  };
  const results = new Map<string, Sent>();
  const left = [...commands];
  const sentFor = async (command: string) => {
    const server = await startStandIn(kubernetes, command, toProtobuf);
    const sent = await runOne(kubectl, server, command);
    server.close();
    return sent;
  };
  // Most of the time kubectl waits, so several run at a time, each with a server of its own. What no other minor
  // version sent is recorded the second time: kubectl may leave out a watch if the machine is busy.
  const worker = async () => {
    for (let command = left.shift(); command !== undefined; command = left.shift()) {
      const sent = await sentFor(command);
      results.set(command, isNew(command, sent) ? await sentFor(command) : sent);
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  for (const [command, sent] of results) add(kubernetes, command, sent);
  console.error(`kubectl ${kubernetes}: ${commands.length} commands`);
}

const vectors = [...found.values()].flatMap((each) => [...each.values()]);
const text = vectors.map((vector) => `${JSON.stringify(vector)}\n`).join('');
if (only === '') writeFileSync(commandsFile, text);
else process.stdout.write(text);

async function runOne(kubectl: string, server: StandIn, command: string) {
  const home = mkdtempSync(join(tmpdir(), 'kubectl-'));
  cpSync(join(folder, 'files'), home, { recursive: true });
  mkdirSync(join(home, 'bin'));
  writeFileSync(join(home, 'bin', 'edit'), '#!/bin/sh\nsed -i "s/app: /edited: /" "$1"\n', {
    mode: 0o755,
  });
  // As a person runs it, from a terminal, where -t means something; without kubeconfig, in the default namespace.
  const line = command.replace(/^kubectl /, `${kubectl} --server=http://127.0.0.1:${server.port} `);
  const child = spawn('script', ['-qec', line, '/dev/null'], {
    cwd: home,
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      KUBECONFIG: '/dev/null',
      EDITOR: join(home, 'bin', 'edit'),
      TERM: 'dumb',
      SHELL: '/bin/bash',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  const timer = setTimeout(() => child.kill(), atMostSeconds * 1000);
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  clearTimeout(timer);
  rmSync(home, { recursive: true, force: true });
  if (process.env['SHOW'] !== undefined)
    console.error(`== ${command} (${code}) ${output.trim().slice(-300)}`);
  return sorted(server.received);
}

function sorted(received: Received[]) {
  const requests = received
    .filter(({ isDiscovery }) => !isDiscovery)
    .map(({ method, url, bodyType, impersonate }) => [
      method,
      plain(url),
      ...(bodyType !== undefined || impersonate !== undefined ? [bodyType ?? ''] : []),
      ...(impersonate === undefined ? [] : [impersonate]),
    ]);
  const discovery = received.filter(({ isDiscovery }) => isDiscovery).map(({ url }) => plain(url));
  return { requests, discovery: [...new Set(discovery)].toSorted() };
}

/** Returns a URL without what differs from run to run: random timeouts and names, and the order of a selector. */
function plain(url: string): string {
  return url
    .replace(/timeout=\d+m\d+s&timeoutSeconds=\d+/, 'timeout=5m0s&timeoutSeconds=300')
    .replace(/timeoutSeconds=\d+/, 'timeoutSeconds=300')
    .replace(/(node-debugger-[\w.-]+?|debugger)-[a-z0-9]{5}(?![\w-])/, '$1-xxxxx')
    .replace(/(?<=fieldSelector=)(?=[^&]*involvedObject.uid)(involvedObject[^&]*)/, (selector) =>
      selector.split('%2C').toSorted().join('%2C'),
    );
}
