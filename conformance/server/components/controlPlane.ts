import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { end, freePorts, start, type Running } from '../processes.ts';
import { certificateOf, kubeconfig, makeAuthority } from '../samples/senders.ts';
import { atFirst, later, type Step } from './workload.ts';

/** The programs whose requests are judged: their user agents begin so. */
export const components = ['kube-scheduler', 'kube-controller-manager'] as const;
export type Component = (typeof components)[number];

/** How long they run before the workload changes, and after. */
export interface Spans {
  beforeMs: number;
  afterMs: number;
}

/** Flags as kubeadm sets them, as far as they matter here. */
const flagsOf: Record<Component, (folder: string) => Record<string, string>> = {
  'kube-scheduler': () => ({}),
  'kube-controller-manager': (folder) => ({
    'allocate-node-cidrs': 'true',
    'cluster-cidr': '10.244.0.0/16',
    controllers: '*,bootstrapsigner,tokencleaner',
    'cluster-signing-cert-file': join(folder, 'ca.crt'),
    'cluster-signing-key-file': join(folder, 'ca.key'),
    'root-ca-file': join(folder, 'ca.crt'),
    'service-account-private-key-file': join(folder, 'sa.key'),
    'use-service-account-credentials': 'true',
  }),
};

/**
 * Runs a kube-apiserver with an empty store under a policy, and with it kube-scheduler and kube-controller-manager with
 * client certificates of their own. A cluster admin makes a node and a workload, and changes it.
 * @param program conformance/server, built with the components
 * @returns the log lines of requests of the components, by request, in the order in which the requests came
 * @throws Error with the end of what a component printed that ended by itself
 */
export async function linesOfComponents(
  program: string,
  policy: string,
  { beforeMs, afterMs }: Spans,
): Promise<string[][]> {
  const server = await start(program, policy, (folder) => {
    makeAuthority(folder);
    return {
      'client-ca-file': join(folder, 'ca.crt'),
      'disable-admission-plugins': undefined,
      'authorization-mode': 'Node,RBAC',
    };
  });
  const running: ChildProcess[] = [];
  try {
    const ports = await freePorts(components.length);
    for (const [at, name] of components.entries())
      running.push(startComponent(program, server, name, ports[at]!));
    await take(server, atFirst);
    await pause(beforeMs);
    await take(server, later);
    await pause(afterMs);
    for (const [at, name] of components.entries()) {
      if (running[at]!.exitCode === null) continue;
      const printed = readFileSync(join(server.folder, `${name}.log`), 'utf8').slice(-2000);
      throw new Error(`${name} ended:\n${printed}`);
    }
    await Promise.all(running.map(end));
    // Their watches end a little later.
    await pause(2000);
    return ofComponents(server.log());
  } finally {
    await Promise.all(running.map(end));
    await server.stop();
  }
}

function startComponent(program: string, server: Running, name: Component, port: number) {
  const { folder } = server;
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
    'leader-elect': 'true',
    ...flagsOf[name](folder),
  };
  const args = Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`);
  const out = openSync(join(folder, `${name}.log`), 'a');
  return spawn(program, [name, ...args], { stdio: ['ignore', out, out] });
}

async function take(server: Running, steps: readonly Step[]): Promise<void> {
  for (const [at, { method, url, body }] of steps.entries()) {
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const { status, text } = await server.ask({
      id: `step-${at}`,
      method,
      url,
      as: 'admin',
      headers: { 'content-type': type },
      ...(body !== undefined && { body }),
    });
    if (status >= 400) throw new Error(`${method} ${url}: ${text}`);
  }
}

function ofComponents(lines: readonly string[]): string[][] {
  const requests = new Map<string, string[]>();
  for (const line of lines) {
    const { auditID, userAgent = '' } = JSON.parse(line) as { auditID: string; userAgent?: string };
    if (!components.some((name) => userAgent.startsWith(`${name}/`))) continue;
    const known = requests.get(auditID);
    if (known) known.push(line);
    else requests.set(auditID, [line]);
  }
  return [...requests.values()];
}
