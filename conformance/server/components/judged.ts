import type { Exchange } from '../../../src/audit/event/exchange.ts';
import { requestInfo } from '../../../src/audit/request/requestInfo.ts';
import { newestKubernetes } from '../../../src/audit/types.ts';
import { readPolicy } from '../../../src/document/readPolicy.ts';
import { exchangeOfSample } from '../../../src/engine/exchangeOfSample.ts';
import { eventRequest } from '../../../src/requests/eventRequest.ts';
import type { OwnRequest } from '../../../src/requests/ownRequest.ts';
import { entriesIn } from '../../../src/workspace/entriesIn.ts';
import { equalise } from '../equalise.ts';
import { linesUnder } from '../ours.ts';
import { policies } from '../policies.ts';

/**
 * Returns the request that log lines are about, as the studio reads it from pasted audit events.
 * @throws Error with the reason if the studio refuses them
 */
export function requestIn(lines: readonly string[]): OwnRequest {
  const events = lines.map((line) => entriesIn(JSON.parse(line))!);
  const read = eventRequest(events);
  if ('refused' in read) throw new Error(`${read.refused}\n${lines.at(-1)?.slice(0, 500)}`);
  return read.request;
}

/** Returns what our code takes of a request, as of the newest minor version. */
export function exchangeIn(request: OwnRequest): Exchange {
  return exchangeOfSample({ ...request, kinds: [] }, newestKubernetes);
}

const linesOf = new Map(
  Object.entries(policies).map(([name, text]) => [
    name,
    linesUnder(readPolicy(text, newestKubernetes).policy!),
  ]),
);

/** Returns our log lines of a request under a policy of policies.ts, as they are compared. */
export function oursUnder(policy: string, exchange: Exchange): string[] {
  return linesOf.get(policy)!(exchange).map(equalise);
}

/** Returns our level for a request under a policy of policies.ts. */
export function levelUnder(policy: string, exchange: Exchange): string {
  const [line] = oursUnder(policy, exchange);
  return line === undefined ? 'None' : levelIn(line);
}

/** Returns the level in a log line. */
export function levelIn(line: string): string {
  return (JSON.parse(line) as { level: string }).level;
}

/**
 * Returns what kind of request it is: the same in every run, while names, versions and times differ. Requests of one kind
 * can still differ in their name.
 */
export function kindOf({ method, url, user, userAgent }: OwnRequest): string {
  const { verb, apiGroup, resource, subresource, namespace, path } = requestInfo(method, url);
  const target = resource === '' ? path : [apiGroup, resource, subresource].join('/');
  return [user?.username, userAgent?.replace(/ \(.*/, ''), verb, target, namespace].join(' ');
}
