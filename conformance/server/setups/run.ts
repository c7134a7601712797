// npm run conformance:server -- --setups: starts the real kube-apiserver with the flags and files that the generator of setups
// writes, and looks for the event that the runbook makes.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { logBackends, type Choice, type LogBackend } from '../../../src/apiServer/setups/choice.ts';
import { generate } from '../../../src/apiServer/setups/generate.ts';
import { presetIds, type PresetId } from '../../../src/apiServer/setups/presets.ts';
import { webhookToken } from '../../../src/apiServer/setups/webhookConfig.ts';
import { readBack } from '../../../src/testing/setups/readBack.ts';
import { start } from '../processes.ts';

const program = process.argv[process.argv.indexOf('--server') + 1] ?? '';
const policy = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  - level: Metadata\n';
/** The name that the runbook gives its ConfigMap. */
const probe = 'audit-check';
/** A backend in batch mode writes a little later. */
const patienceMs = 10_000;

/** Presets that differ with this backend. A strict webhook alone is left out: without its server no request succeeds. */
const presetsOf: Readonly<Record<LogBackend, readonly PresetId[]>> = {
  file: presetIds,
  stdout: ['strict', 'siem'],
  none: ['siem'],
};

let wrong = 0;
let starts = 0;
for (const log of logBackends) {
  for (const webhook of [false, true]) {
    const presets = presetsOf[log];
    for (const preset of [undefined, ...presets]) {
      starts += 1;
      const fault = await faultOf(log, webhook, preset);
      const name = `log ${log}, webhook ${webhook ? 'on' : 'off'}, preset ${preset ?? 'none'}`;
      console.log(`${name}: ${fault ?? 'starts'}`);
      if (fault !== undefined) wrong += 1;
    }
  }
}
console.log(`${starts} starts, ${wrong} wrong`);
process.exit(wrong === 0 ? 0 : 1);

/** Starts a server; returns what is wrong. */
async function faultOf(
  log: LogBackend,
  webhook: boolean,
  preset: PresetId | undefined,
): Promise<string | undefined> {
  let output = '';
  const flagsIn = (folder: string) => {
    const at = (name: string) => join(folder, 'own files', name);
    const paths = {
      policy: at('policy.yaml'),
      log: at('log/audit.log'),
      webhook: at('webhook.yaml'),
    };
    const choice: Choice = {
      setup: 'static-pod',
      kubernetes: '1.37',
      log,
      webhook,
      preset,
      flags: {},
      paths,
      highAvailability: false,
    };
    const runbook = generate(choice, policy);
    for (const { target, content } of runbook.files) {
      if (target === undefined) continue;
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
    // The webhook is never reached: its server does not exist.
    writeFileSync(at(webhookToken), 'token');
    copyFileSync(join('conformance', 'server', 'setups', 'ca.crt'), at('webhook-ca.crt'));
    output = log === 'file' ? paths.log : join(folder, 'kube-apiserver.log');
    const ours = { 'audit-log-path': undefined, 'audit-log-mode': undefined };
    return { ...ours, ...Object.fromEntries(readBack(runbook).flags) };
  };
  try {
    const server = await start(program, policy, flagsIn);
    try {
      const made = await server.ask({
        id: probe,
        method: 'POST',
        url: '/api/v1/namespaces/default/configmaps',
        as: 'admin',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: probe } },
      });
      if (made.status !== 201) return `responds ${made.status}`;
      return log === 'none' || (await isRecorded(output)) ? undefined : 'records no event';
    } finally {
      await server.stop();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function isRecorded(path: string): Promise<boolean> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await pause(100)) {
    const lines = readFileSync(path, 'utf8').split('\n');
    if (lines.some((line) => line.includes(probe) && line.includes('audit.k8s.io/v1'))) return true;
  }
  return false;
}
