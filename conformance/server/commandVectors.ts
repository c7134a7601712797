import type { KubernetesVersion } from '../../src/audit/types.ts';
import { translateKubectl, type KubectlRequest } from '../../src/requests/kubectl/translate.ts';
import { files } from '../kubectl/translated.ts';
import { equalise } from './equalise.ts';
import type { Exchange } from '../../src/audit/event/exchange.ts';
import type { Exchanged } from './exchanges.ts';
import { ourExchange } from './ours.ts';

/** A command, the requests that a real server got for it, and the sum of what it logged under each policy. */
export interface CommandVector {
  command: string;
  cases: Exchanged[];
  sums: Record<string, string>;
}

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

/** Returns our lines for a command under a policy, in no order: kubectl sends some requests at the same time. */
export function ourCommandLines(
  cases: readonly Exchanged[],
  linesOf: (exchange: Exchange) => string[],
): string[] {
  return comparable(cases.flatMap((each) => linesOf(ourExchange(each))));
}

/** Returns lines as they are compared: sorted, without the audit IDs, which the server picks, and without ages. */
export function comparable(lines: readonly string[]): string[] {
  return lines
    .map((line) =>
      equalise(line)
        .replace(/"auditID":"[^"]*"/, '"auditID":""')
        .replaceAll(/"(?:\d+m)?\d+s"/g, '"1s"')
        .replaceAll(/(?<="managedFields":\[)[^\]]*/g, sortedManagers),
    )
    .toSorted();
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
