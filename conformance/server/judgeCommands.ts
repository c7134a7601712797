import { writeFileSync } from 'node:fs';
import { requestInfo } from '../../src/audit/request/requestInfo.ts';
import type { KubernetesVersion } from '../../src/audit/types.ts';
import { readPolicy } from '../../src/document/readPolicy.ts';
import type { KubectlRequest } from '../../src/requests/kubectl/translate.ts';
import {
  comparable,
  expectedOf,
  ourCommandLines,
  type CommandVector,
  type Pair,
} from './commandVectors.ts';
import { equalise } from './equalise.ts';
import { exchangeOf, type Exchanged } from './exchanges.ts';
import { commands, linesOfCommands } from './kubectl.ts';
import { linesUnder } from './ours.ts';
import { policies } from './policies.ts';
import { known } from './processes.ts';
import type { Caller } from './requests.ts';
import { sumOf } from './sums.ts';

/** The fields of a log line that tell requests apart. */
interface Logged {
  auditID: string;
  verb: string;
  requestURI: string;
  userAgent: string;
  requestReceivedTimestamp: string;
  responseStatus?: { code: number };
  responseObject?: unknown;
}

/** What a run found. */
export interface CommandRun {
  commands: number;
  events: number;
  /** Each with what differs, to be printed. */
  differences: string[];
}

/**
 * Runs kubectl's commands against a real kube-apiserver under every policy, and compares its audit log with what our
 * translation of the commands and our code make of them.
 * @param record the file that gets the vectors, if there are no differences
 */
export async function judgeCommands(
  pair: Pair,
  program: string,
  kubectl: string,
  record?: string,
): Promise<CommandRun> {
  const { kubernetes } = pair;
  const differences: string[] = [];
  const vectors = new Map<string, CommandVector>();
  let events = 0;
  for (const [name, text] of Object.entries(policies)) {
    const lines = await linesOfCommands(program, kubectl, text);
    const linesOf = linesUnder(readPolicy(text, kubernetes).policy!);
    for (const [at, command] of commands.entries()) {
      const theirs = lines[at] ?? [];
      events += theirs.length;
      const id = `${String(at).padStart(3, '0')} ${command}`;
      let vector = vectors.get(id);
      if (!vector) {
        // The first policy records everything.
        const cases = casesOf(command, theirs, pair, differences);
        vectors.set(id, (vector = { command, cases, sums: {} }));
      }
      const [compared, ours] = [comparable(theirs), ourCommandLines(vector.cases, linesOf)];
      vector.sums[name] = sumOf(compared);
      if (compared.join('\n') === ours.join('\n')) continue;
      const [extra, missing] = [without(compared, ours), without(ours, compared)];
      differences.push(
        [
          `${kubernetes} ${name}: ${command}`,
          ...extra.map((line) => `  kube-apiserver: ${line}`),
          ...missing.map((line) => `  ours:           ${line}`),
        ].join('\n'),
      );
    }
  }
  if (record !== undefined && differences.length === 0) {
    const rows = Array.from(vectors.values(), (vector) => JSON.stringify(vector));
    writeFileSync(record, `${rows.join('\n')}\n`);
  }
  return { commands: commands.length, events, differences };
}

const without = (lines: readonly string[], others: readonly string[]) =>
  lines.filter((line) => !others.includes(line));

/** Returns the cases of a command's requests, and adds to the differences if kubectl sent others than we expect. */
function casesOf(
  command: string,
  lines: readonly string[],
  pair: Pair,
  differences: string[],
): Exchanged[] {
  const { kubernetes } = pair;
  const expected = expectedOf(command, pair);
  const requests = requestsIn(lines);
  const ours = expected.map(
    ({ method, url }) => `${requestInfo(method, url).verb} ${equalise(url)}`,
  );
  const theirs = requests.map(({ last }) => `${last.verb} ${equalise(last.requestURI)}`);
  if (ours.join('\n') !== theirs.join('\n'))
    differences.push(
      `${kubernetes}: ${command}\n  kubectl: ${theirs.join(', ')}\n  ours:    ${ours.join(', ')}`,
    );
  return requests.flatMap(({ last, lines: of }, at) => {
    const request = expected[at];
    return request ? [caseOf(command, request, last, of, kubernetes)] : [];
  });
}

/** Returns the requests in the lines of a command, in the order in which they came. */
function requestsIn(lines: readonly string[]): { last: Logged; lines: string[] }[] {
  const requests = new Map<string, { last: Logged; lines: string[] }>();
  for (const line of lines) {
    const last = JSON.parse(line) as Logged;
    requests.set(last.auditID, {
      last,
      lines: [...(requests.get(last.auditID)?.lines ?? []), line],
    });
  }
  const receivedAt = ({ last }: { last: Logged }) => last.requestReceivedTimestamp;
  return [...requests.values()].toSorted((one, other) =>
    receivedAt(one) < receivedAt(other) ? -1 : 1,
  );
}

function caseOf(
  command: string,
  { method, url, bodyType, impersonate }: KubectlRequest,
  last: Logged,
  lines: readonly string[],
  kubernetes: KubernetesVersion,
): Exchanged {
  const headers = {
    ...(bodyType !== undefined && { 'content-type': bodyType }),
    ...(impersonate && { 'impersonate-user': impersonate.username }),
  };
  const sent = { id: 'kubectl', method, url, as: callerOf(command), headers };
  const got = {
    status: last.responseStatus?.code ?? 200,
    text: last.responseObject === undefined ? '' : JSON.stringify(last.responseObject),
  };
  const exchange = exchangeOf(sent, got, lines, kubernetes, last.userAgent);
  if (!impersonate) return exchange;
  const { username: user, ...others } = impersonate;
  return { ...exchange, request: { ...exchange.request, impersonate: { user, ...others } } };
}

function callerOf(command: string): Caller {
  const token = / --token=token-of-(\w+)/.exec(command)?.[1];
  if (token === undefined) return 'admin';
  return token in known ? (token as Caller) : 'unknown';
}
