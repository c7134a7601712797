import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { authorizationOf, start } from './processes.ts';

/** The commands, in order: later ones need what earlier ones made. */
export const commands: string[] = readFileSync('conformance/server/commands.txt', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('kubectl '));

const patienceMs = 60_000;
/** What kubectl asks for its own orientation. */
const discovery =
  /^\/(?:version|api|apis|openapi\/v[23].*|api\/v1|apis\/[^/]+|apis\/[^/]+\/[^/]+)(?:\?.*)?$/;

/** Fields of a log line. */
interface Logged {
  auditID: string;
  requestURI: string;
  requestReceivedTimestamp: string;
  user: { username?: string };
}

/**
 * Runs every command with kubectl against a new kube-apiserver under a policy.
 * @param program conformance/server, built
 * @returns the log lines of each command, without discovery
 */
export async function linesOfCommands(
  program: string,
  kubectl: string,
  policy: string,
): Promise<string[][]> {
  const server = await start(program, policy);
  const home = mkdtempSync(join(tmpdir(), 'auditorium-kubectl-'));
  try {
    cpSync(join('conformance', 'kubectl', 'files'), home, { recursive: true });
    writeFileSync(join(home, 'config'), kubeconfig(server.port));
    const starts: number[] = [];
    for (const command of commands) {
      starts.push(Date.now() * 1000);
      await run(command.replace(/^kubectl/, kubectl), home);
    }
    // The last watches end a little after their clients.
    await pause(1000);
    return divided(server.log(), starts);
  } finally {
    rmSync(home, { recursive: true, force: true });
    await server.stop();
  }
}

/** Divides the lines of kubectl's requests by the command that ran when the request was received. */
function divided(lines: readonly string[], starts: readonly number[]): string[][] {
  const parts = starts.map((): string[] => []);
  for (const line of lines) {
    const { requestURI, requestReceivedTimestamp, user } = JSON.parse(line) as Logged;
    // The server's own: its lease, and what its admission reads.
    if (user.username === 'system:apiserver') continue;
    const at = starts.findLastIndex((began) => began <= microseconds(requestReceivedTimestamp));
    if (!discovery.test(requestURI)) parts[at]?.push(line);
  }
  return parts;
}

function microseconds(timestamp: string): number {
  return Date.parse(timestamp) * 1000 + Number(/(\d{3})Z$/.exec(timestamp)?.[1] ?? 0);
}

/** Runs a command line in a folder, whatever its exit code. */
function run(line: string, home: string): Promise<void> {
  return new Promise((done) => {
    execFile(
      '/bin/sh',
      ['-c', line],
      {
        cwd: home,
        timeout: patienceMs,
        env: { PATH: process.env['PATH'], HOME: home, KUBECONFIG: join(home, 'config') },
      },
      (error, out, err) => {
        if (process.env['SHOW'] !== undefined)
          console.error(`== ${line} ${error ? 'failed' : ''}\n${`${out}${err}`.slice(-300)}`);
        done();
      },
    );
  });
}

function kubeconfig(port: number): string {
  const token = authorizationOf('admin')?.replace('Bearer ', '');
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: 'here',
        cluster: { server: `https://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true },
      },
    ],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'here', context: { cluster: 'here', user: 'admin' } }],
    'current-context': 'here',
  });
}
