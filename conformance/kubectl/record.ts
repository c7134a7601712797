// npm run conformance:kubectl: runs every command of commands.txt with kubectl of every minor version against a
// stand-in server, and writes what it sent to conformance/vectors/kubectl/commands.jsonl. README.md says how.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kubernetesVersions, type KubernetesVersion } from '../../src/audit/types.ts';
import { startStandIn, type Received, type StandIn } from './standIn.ts';

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

/** What kubectl sent for one command, with the minor versions that sent the same. */
interface Vector {
  command: string;
  kubectl: KubernetesVersion[];
  /** Method, URL, type of the body, and the impersonated user. */
  requests: string[][];
  discovery: string[];
}

const found = new Map<string, Map<string, Vector>>(commands.map((command) => [command, new Map()]));
for (const kubernetes of kubernetesVersions) {
  const kubectl = binaries[kubernetes];
  if (kubectl === undefined) continue;
  const documents = new Map<string, Buffer>();
  const toProtobuf = (kind: string, document: unknown) => {
    const input = JSON.stringify(document);
    const known =
      documents.get(input) ?? spawnSync(kubectl, [kind], { input, maxBuffer: 2 ** 28 }).stdout;
    documents.set(input, known);
    return known;
  };
  const results = new Map<string, ReturnType<typeof sorted>>();
  const left = [...commands];
  // Most of the time kubectl waits, so several run at a time, each with a server of its own.
  const worker = async () => {
    for (let command = left.shift(); command !== undefined; command = left.shift()) {
      const server = await startStandIn(kubernetes, command, toProtobuf);
      results.set(command, await runOne(kubectl, server, command));
      server.close();
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  for (const [command, { requests, discovery }] of results) {
    const same = JSON.stringify([requests, discovery]);
    const known = found.get(command)?.get(same);
    if (known) known.kubectl.push(kubernetes);
    else found.get(command)?.set(same, { command, kubectl: [kubernetes], requests, discovery });
  }
  console.error(`kubectl ${kubernetes}: ${commands.length} commands`);
}

const vectors = [...found.values()].flatMap((each) => [...each.values()]);
const text = vectors.map((vector) => `${JSON.stringify(vector)}\n`).join('');
if (only === '') writeFileSync(join('conformance', 'vectors', 'kubectl', 'commands.jsonl'), text);
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
