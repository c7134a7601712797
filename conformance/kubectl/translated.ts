import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubernetesVersion } from '../../src/audit/types.ts';
import {
  translateKubectl,
  type KnownResource,
  type KubectlRequest,
} from '../../src/requests/kubectl/translate.ts';

const folder = join(process.cwd(), 'conformance', 'kubectl', 'files');

/** The files that the commands name. */
export const files: Record<string, string> = Object.fromEntries(
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);

/** The custom resource that the stand-in server has. */
const crontabs: KnownResource = {
  group: 'stable.example.com',
  versions: ['v1'],
  resource: 'crontabs',
  kind: 'CronTab',
  namespaced: true,
  shortNames: ['ct'],
};

/** Returns our translation of a command in the form of a vector; or why there is none. */
export function translationOf(command: string, kubectl: KubernetesVersion) {
  const result = translateKubectl(command, {
    kubernetes: kubectl,
    kubectl,
    files,
    resources: [crontabs],
  });
  if ('refused' in result) return result;
  const isDiscovery = ({ discovery }: KubectlRequest) => discovery === true;
  return {
    requests: result.requests.filter((each) => !isDiscovery(each)).map(rowOf),
    discovery: [...new Set(result.requests.filter(isDiscovery).map(({ url }) => url))].toSorted(),
  };
}

function rowOf({ method, url, bodyType, impersonate }: KubectlRequest): string[] {
  return [
    method,
    url,
    ...(bodyType !== undefined || impersonate ? [bodyType ?? ''] : []),
    ...(impersonate ? [impersonate.username] : []),
  ];
}
