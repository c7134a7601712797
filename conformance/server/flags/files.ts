import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArguments } from '../../../src/apiServer/flags/parseArguments.ts';
import { serverFlags } from '../../../src/apiServer/flags/serverFlags.ts';

/** The flags that name files, and the file in the server's folder that is there for each. */
const fileOf: Readonly<Record<string, string>> = {
  'audit-policy-file': 'policy.yaml',
  'audit-log-path': 'logs/audit.log',
  'audit-webhook-config-file': 'webhook.yaml',
};

/** Writes the policy into the server's folder. */
export function writePolicy(folder: string, policy: string): void {
  writeFileSync(join(folder, 'policy.yaml'), policy);
}

/** Writes the kubeconfig of a webhook that listens on this port, and makes the folder of the log. */
export function writeWebhookConfig(folder: string, port: number): void {
  mkdirSync(join(folder, 'logs'));
  const server = `http://127.0.0.1:${port}`;
  const config = `apiVersion: v1
kind: Config
clusters: [{name: webhook, cluster: {server: ${server}}}]
contexts: [{name: webhook, context: {cluster: webhook, user: ''}}]
current-context: webhook
`;
  writeFileSync(join(folder, 'webhook.yaml'), config);
}

/** Returns the arguments with files that are there: whether they are is not decided by the flags. "-" is no file. */
export function withFilesOf(folder: string, args: readonly string[]): string[] {
  const result = [...args];
  for (const { flag, value, valueAt } of parseArguments(args, serverFlags('1.37')).set) {
    const file = fileOf[flag.name];
    const isFree = value === '' || (value === '-' && flag.name === 'audit-log-path');
    if (file === undefined || isFree) continue;
    const argument = args[valueAt] ?? '';
    const before = argument.slice(0, argument.length - value.length);
    result[valueAt] = before + join(folder, file);
  }
  return result;
}
