import type { KubernetesVersion } from '../../src/audit/types.ts';
import { translateKubectl, type KubectlRequest } from '../../src/requests/kubectl/translate.ts';
import { files } from '../kubectl/translated.ts';
import { equalise } from './equalise.ts';

/** Which kubectl ran against which server. */
export interface Pair {
  kubectl: KubernetesVersion;
  kubernetes: KubernetesVersion;
}

/**
 * Returns the requests that we expect of a command; or why there are none. The translator does not know the user of a
 * token, and says so in a note.
 */
export function expectedOf(command: string, pair: Pair): KubectlRequest[] {
  const options = { ...pair, files };
  const translation = translateKubectl(command.replace(/ --token=\S+/, ''), options);
  if ('refused' in translation) throw new Error(`${command}: ${translation.refused}`);
  return translation.requests.filter(({ discovery }) => discovery !== true);
}

/** Returns lines as they are compared: sorted, because kubectl sends some requests at the same time. */
export function comparable(lines: readonly string[]): string[] {
  return lines
    .map((line) => equaliseCommand(line).replace(/"auditID":"[^"]*"/, '"auditID":""'))
    .toSorted();
}

/**
 * Sets equal what differs from run to run of a command: ages, the order of the managers of fields, and the release of
 * kubectl, so that the vectors of minor versions can be equal too.
 */
export function equaliseCommand(text: string): string {
  return equalise(text)
    .replaceAll(/"(?:\d+m)?\d+s"/g, '"1s"')
    .replaceAll(/(?<="managedFields":\[)[^\]]*/g, sortedManagers)
    .replaceAll(/\bkubectl(?:-1\.\d+)?\/v1\.\d+\.\d+/g, 'kubectl/v1.0.0');
}

/** The server sorts the managers by the second of their last change, then by name. */
const sortedManagers = (entries: string) =>
  entries
    .split(/(?<=\}),(?=\{"manager":)/)
    .toSorted()
    .join(',');

/** Returns method and URL of each request. */
export function requestsOf(requests: readonly { method: string; url: string }[]): string[] {
  return requests.map(({ method, url }) => `${method} ${url}`);
}
