import { parseArgs } from 'node:util';
import { kubernetesVersions, type KubernetesVersion } from '../../src/audit/types.ts';
import { readPolicy } from '../../src/document/readPolicy.ts';
import type { ServerRun } from '../../src/catalog/agreement.ts';
import { writeAgreement } from '../agreementFile.ts';
import { equalise } from './equalise.ts';
import { exchangeOf, type Exchanged } from './exchanges.ts';
import type { Pair } from './commandVectors.ts';
import { judgeCommands } from './judgeCommands.ts';
import { linesUnder, ourExchange } from './ours.ts';
import { policies } from './policies.ts';
import { start, type Answered } from './processes.ts';
import { rawRequests } from './requests.ts';
import { sumOf } from './sums.ts';
import { writeVectors } from './vectorFile.ts';

/*
 * Asks a real kube-apiserver everything in requests.ts under every policy, each time with an empty store, and
 * compares the lines of its audit log with ours. Writes what it wrote as vectors.
 */
const { values } = parseArgs({
  options: {
    servers: { type: 'string', default: '{}' },
    kubectls: { type: 'string', default: '{}' },
    record: { type: 'boolean' },
  },
});
const servers = JSON.parse(values.servers) as Record<KubernetesVersion, string>;
/** The kubectl that runs against each server, if there is one. */
const kubectls = JSON.parse(values.kubectls) as Partial<
  Record<KubernetesVersion, { minor: KubernetesVersion; path: string }>
>;
const shown = 5;
const policyCount = Object.keys(policies).length;

for (const [minor, program] of Object.entries(servers) as [KubernetesVersion, string][]) {
  const kubectl = kubectls[minor];
  if (kubectl === undefined) await judge(minor, program);
  else await judgeKubectl({ kubernetes: minor, kubectl: kubectl.minor }, program, kubectl.path);
}

async function judgeKubectl(pair: Pair, program: string, path: string): Promise<void> {
  const began = Date.now();
  const { kubernetes, kubectl } = pair;
  const { commands, events, differences, vectors } = await judgeCommands(pair, program, path);
  for (const difference of differences.slice(0, shown)) console.log(difference);
  if (differences.length > 0) process.exitCode = 1;
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(
    `kubectl ${kubectl}, Kubernetes ${kubernetes}: ${commands} commands, ${events} events, ${differences.length} differences (${seconds} s)`,
  );
  if (!values.record || differences.length > 0) return;
  if (kubernetes !== kubectl) return console.log('Recorded is only kubectl of the same minor.');
  writeVectors('commands', kubernetes, vectors);
  const ran = { date: today(), commands, events };
  agree(kubernetes, (before) => before && { ...before, kubectl: ran });
}

async function judge(kubernetes: KubernetesVersion, program: string): Promise<void> {
  const began = Date.now();
  const sums: Record<string, Record<string, string>> = {};
  let exchanges: Map<string, Exchanged> | undefined;
  let [events, compared, different, release] = [0, 0, 0, ''];
  for (const [name, text] of Object.entries(policies)) {
    const { answers, lines } = await asked(program, text);
    exchanges ??= new Map(
      rawRequests.map((request) => {
        const of = lines.get(request.id) ?? [];
        return [request.id, exchangeOf(request, answers.get(request.id)!, of, kubernetes)];
      }),
    );
    release = releaseIn(answers);
    const linesOf = linesUnder(readPolicy(text, kubernetes).policy!);
    for (const [id, exchange] of exchanges) {
      const theirs = (lines.get(id) ?? []).map(equalise);
      const ours = linesOf(ourExchange(exchange)).map(equalise);
      events += theirs.length;
      compared += 1;
      (sums[id] ??= {})[name] = sumOf(theirs);
      if (theirs.join('\n') === ours.join('\n')) continue;
      different += 1;
      process.exitCode = 1;
      if (different <= shown) tell(`${kubernetes} ${name} ${id}`, theirs, ours);
    }
  }
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(
    `Kubernetes ${kubernetes}: ${compared} requests, ${events} events, ${different} differences (${seconds} s)`,
  );
  if (!values.record || !exchanges) return;
  if (different === 0) {
    const ran = { release, date: today(), requests: exchanges.size, policies: policyCount, events };
    agree(kubernetes, (before) =>
      before?.release === release && before.kubectl ? { ...ran, kubectl: before.kubectl } : ran,
    );
  }
  writeVectors(
    'requests',
    kubernetes,
    Array.from(exchanges, ([id, exchange]) => ({ id, cases: [exchange], sums: sums[id] ?? {} })),
  );
}

/** Writes a run without differences into the file that the studio shows, with what is known of earlier ones. */
function agree(
  kubernetes: KubernetesVersion,
  runAfter: (before: ServerRun | undefined) => ServerRun | undefined,
): void {
  writeAgreement(({ servers = {} }) => {
    const all = { ...servers, [kubernetes]: runAfter(servers[kubernetes]) };
    return {
      servers: Object.fromEntries(
        kubernetesVersions.filter((minor) => all[minor]).map((minor) => [minor, all[minor]]),
      ),
    };
  });
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Returns the answers and the log lines of all requests, by id. */
async function asked(program: string, policy: string) {
  const server = await start(program, policy);
  try {
    const answers = new Map<string, Answered>();
    for (const request of rawRequests) answers.set(request.id, await server.ask(request));
    const lines = new Map<string, string[]>();
    for (const line of server.log()) {
      const id = /"auditID":"([^"]*)"/.exec(line)?.[1] ?? '';
      lines.set(id, [...(lines.get(id) ?? []), line]);
    }
    return { answers, lines };
  } finally {
    await server.stop();
  }
}

/** Returns the server's release, such as "1.37.2", from what it answered to /version. */
function releaseIn(answers: ReadonlyMap<string, Answered>): string {
  const id = rawRequests.find(({ url, as }) => url === '/version' && as === 'admin')?.id ?? '';
  return /"gitVersion": "v([^"]+)"/.exec(answers.get(id)?.text ?? '')?.[1] ?? '';
}

function tell(title: string, theirs: readonly string[], ours: readonly string[]): void {
  console.log(`\n${title}`);
  for (let at = 0; at < Math.max(theirs.length, ours.length); at++) {
    if (theirs[at] === ours[at]) continue;
    console.log(`  kube-apiserver: ${theirs[at]}\n  ours:           ${ours[at]}`);
  }
}
