import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { ask, freePorts, type Running } from '../processes.ts';

const patienceMs = 60_000;

/**
 * Starts another kube-apiserver beside one, with its store and its flags except those about auditing, and ends it as soon as
 * it is ready.
 * @returns whether it got ready, and what it printed
 */
export async function startWith(
  program: string,
  beside: Running,
  args: readonly string[],
): Promise<{ starts: boolean; output: string }> {
  const [port = 0] = await freePorts(1);
  const flags = Object.entries({ ...beside.flags, 'secure-port': String(port), v: '1' })
    .filter(([name, value]) => value !== undefined && !name.startsWith('audit-'))
    .map(([name, value]) => `--${name}=${value}`);
  const server = spawn(program, ['kube-apiserver', ...flags, ...args], {
    cwd: beside.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [server.stdout, server.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(server, 'close');
  const isReady = async () => {
    const ready = { id: 'ready', method: 'GET', url: '/readyz', as: 'admin' } as const;
    return (await ask(port, ready).catch(() => undefined))?.text === 'ok';
  };
  let starts = false;
  for (const until = Date.now() + patienceMs; server.exitCode === null && Date.now() < until;) {
    starts = await isReady();
    if (starts) break;
    await Promise.race([ended, pause(100)]);
  }
  server.kill('SIGKILL');
  await ended;
  return { starts, output };
}
