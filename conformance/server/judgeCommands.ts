import { requestInfo } from '../../src/audit/request/requestInfo.ts';
import type { KubernetesVersion } from '../../src/audit/types.ts';
import { readPolicy } from '../../src/document/readPolicy.ts';
import type { KubectlRequest } from '../../src/requests/kubectl/translate.ts';
import { comparable, equaliseCommand, expectedOf, type Pair } from './commandVectors.ts';
import { equalise } from './equalise.ts';
import { exchangeOf, type Exchanged } from './exchanges.ts';
import { commands, linesOfCommands } from './kubectl.ts';
import { linesUnder, ourExchange } from './ours.ts';
import { policies } from './policies.ts';
import { known } from './processes.ts';
import type { Caller } from './requests.ts';
import { sumOf } from './sums.ts';
import type { WholeRow } from './vectorFile.ts';

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
  vectors: WholeRow[];
}

/**
 * Runs kubectl's commands against a real kube-apiserver under every policy, and compares its audit log with what our
 * translation of the commands and our code make of them. A policy under which something differs is run again, and what
 * differs only once is not counted: the server's own repairs make Events, which some commands list.
 */
export async function judgeCommands(
  pair: Pair,
  program: string,
  kubectl: string,
): Promise<CommandRun> {
  const vectors = commands.map((command, at) => ({
    // The same command may occur twice.
    id: `${String(at).padStart(3, '0')} ${command}`,
    cases: [] as Exchanged[],
    sums: {} as Record<string, string>,
  }));
  const differences: string[] = [];
  let events = 0;
  for (const [name, text] of Object.entries(policies)) {
    const linesOf = linesUnder(readPolicy(text, pair.kubernetes).policy!);
    const run = async () => {
      const lines = await linesOfCommands(program, kubectl, text);
      const found = new Map<number, string>();
      for (const [at, command] of commands.entries()) {
        const theirs = lines[at] ?? [];
        // The first policy records everything.
        if (name === 'everything') vectors[at]!.cases = casesOf(command, theirs, pair, differences);
        const compared = comparable(theirs);
        const ours = comparable(vectors[at]!.cases.flatMap((each) => linesOf(ourExchange(each))));
        vectors[at]!.sums[name] = sumOf(ours);
        if (compared.join('\n') === ours.join('\n')) continue;
        found.set(at, told(`${pair.kubernetes} ${name}: ${command}`, compared, ours));
      }
      return { count: lines.flat().length, found };
    };
    const first = await run();
    events += first.count;
    if (first.found.size === 0) continue;
    const { found } = await run();
    differences.push(...[...found].flatMap(([at, text]) => (first.found.has(at) ? text : [])));
  }
  return { commands: commands.length, events, differences, vectors };
}

function told(title: string, theirs: readonly string[], ours: readonly string[]): string {
  return [
    title,
    ...without(theirs, ours).map((line) => `  kube-apiserver: ${line}`),
    ...without(ours, theirs).map((line) => `  ours:           ${line}`),
  ].join('\n');
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
    text:
      last.responseObject === undefined ? '' : equaliseCommand(JSON.stringify(last.responseObject)),
  };
  const [same, agent] = [lines.map(equaliseCommand), equaliseCommand(last.userAgent)];
  const exchange = exchangeOf(sent, got, same, kubernetes, agent);
  if (!impersonate) return exchange;
  const { username: user, ...others } = impersonate;
  return { ...exchange, request: { ...exchange.request, impersonate: { user, ...others } } };
}

function callerOf(command: string): Caller {
  const token = / --token=token-of-(\w+)/.exec(command)?.[1];
  if (token === undefined) return 'admin';
  return token in known ? (token as Caller) : 'unknown';
}
