import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubernetesVersion } from '../../src/audit/types.ts';

export const commandsFile = join(
  process.cwd(),
  'conformance',
  'vectors',
  'kubectl',
  'commands.jsonl',
);

/** What kubectl of some minor versions sent for a command. */
export interface KubectlVector {
  command: string;
  kubectl: KubernetesVersion[];
  /** Method and URL, then the type of the body and the impersonated user, if any. */
  requests: string[][];
  /** The URLs of discovery, OpenAPI and the version, each once and sorted. */
  discovery: string[];
}

/** Returns what was recorded. */
export function commandVectors(): KubectlVector[] {
  return readFileSync(commandsFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as KubectlVector);
}
