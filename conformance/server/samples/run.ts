import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { requestInfo } from '../../../src/audit/request/requestInfo.ts';
import { evilManifest } from '../../../src/catalog/requests/privilegedPod.ts';
import { sampleRequests } from '../../../src/catalog/requests.ts';
import type { SampleRequest } from '../../../src/catalog/types.ts';
import { sumOf } from '../sums.ts';
import { startCluster, type Cluster } from './cluster.ts';
import { comparedOfSample, linesOfSample } from './compared.ts';
import { differences } from './differences.ts';
import { sample, type Step, type Stored } from './objects.ts';
import { before, setup } from './setup.ts';
import { certificateRequest } from './senders.ts';

/*
 * Sends every sample request to a real kube-apiserver of the newest minor version, those that are kubectl's with kubectl,
 * and compares the lines of its audit log with ours. Writes their sums for npm test.
 */
const { values } = parseArgs({
  options: {
    server: { type: 'string', default: '' },
    kubectl: { type: 'string', default: '' },
    record: { type: 'boolean' },
  },
});

/** The fields of a log line that tell requests apart. */
interface Logged {
  auditID: string;
  verb: string;
  requestURI: string;
  user: { username?: string };
}

/** What is asked before everything else, while all is as it was made; and what destroys it. */
const first = [
  'node-status',
  'node-get',
  'pod-list',
  'pod-get',
  'pod-list-all',
  'can-i',
  'can-i-one',
  'node-proxy',
];
const last = ['csr-approve', 'eviction-pdb', 'eviction', 'pod-deletecollection'];
const veryLast = ['pod-delete-webapp', 'pod-status', 'debug-ephemeral', 'ns-cleanup', 'ns-delete'];
const orderOf = ({ id }: SampleRequest) =>
  first.indexOf(id) + 1 || 100 + [...veryLast, ...last].indexOf(id);

/** What is run instead of a command: the sample shows what -o yaml gets, and one document of discovery. */
const instead: Record<string, string> = {
  'pod-list': 'kubectl get pods -n dev -o yaml',
  discovery: "kubectl get --raw '/apis/apps/v1?timeout=32s'",
};
/** Manifests that are not what is sent. */
const manifests: Record<string, unknown> = { 'pod-create-privileged': evilManifest };

const cluster = await startCluster(values.server, values.kubectl);
const sums: Record<string, string> = {};
let different = 0;
try {
  await aggregate(cluster);
  for (const step of setup) await take(step);
  for (const request of sampleRequests.toSorted((a, b) => orderOf(a) - orderOf(b))) {
    if (differences[request.id] && !differences[request.id]?.fields) continue;
    await judge(request);
  }
} finally {
  await cluster.stop();
}
console.log(`${Object.keys(sums).length} sample requests, ${different} differ.`);
if (different > 0) process.exitCode = 1;
if (values.record && different === 0) {
  const inOrder = sampleRequests.flatMap(({ id }) => (id in sums ? [[id, sums[id]] as const] : []));
  const text = JSON.stringify(Object.fromEntries(inOrder), null, 1);
  writeFileSync('conformance/vectors/server/samples.json', `${text}\n`);
}

async function judge(request: SampleRequest): Promise<void> {
  const { id, method, url } = request;
  for (const step of before[id] ?? []) await take(step);
  if (id === 'csr-approve') await requestCertificate();
  if (before[id]) await pause(1100);
  const from = cluster.log().length;
  const said = await send(request);
  const theirs = comparedOfSample(id, await linesAbout(method, url, from));
  const ours = comparedOfSample(id, linesOfSample(request));
  sums[id] = sumOf(theirs);
  if (theirs.join('\n') === ours.join('\n')) return;
  different += 1;
  console.log(`\n${id}: ${request.command}`);
  if (theirs.length === 0) console.log(`  not sent; kubectl: ${said.slice(0, 500)}`);
  for (const text of told(theirs, ours)) console.log(text);
}

async function send(request: SampleRequest): Promise<string> {
  const { id, command, method, url, patch } = request;
  const body = await asHere(request);
  if (!command.startsWith('kubectl ')) {
    const sent = {
      method,
      url,
      ...(body !== undefined && { body }),
      ...(patch && { type: patch }),
    };
    return (await cluster.ask(sent, request)).text;
  }
  const [, file] = /-f (\S+)/.exec(command) ?? [];
  const files = file === undefined ? {} : { [file]: stringify(manifests[id] ?? body) };
  return cluster.run(instead[id] ?? command, files, request);
}

/** Returns the lines of the last request with this verb and path since a line, except for the server's own. */
async function linesAbout(method: string, url: string, from: number): Promise<string[]> {
  const { verb, path } = requestInfo(method, url);
  // Streams are logged when they end.
  await pause(500);
  const events = cluster
    .log()
    .slice(from)
    .map((line) => ({ line, event: JSON.parse(line) as Logged }))
    .filter(
      ({ event }) =>
        event.verb === verb &&
        event.requestURI.split('?')[0] === path &&
        event.user.username !== 'system:apiserver',
    );
  const id = events.at(-1)?.event.auditID;
  return events.filter(({ event }) => event.auditID === id).map(({ line }) => line);
}

/** Returns the body of a request with the uid, version and token that are this server's. */
async function asHere({ id, url, requestBody, response }: SampleRequest): Promise<unknown> {
  const body = structuredClone(requestBody) as Stored | undefined;
  if (id === 'tokenreview') {
    const { token } = await cluster.loginOf(sample('metrics'));
    return { ...body, spec: { token } };
  }
  if (body?.metadata?.['uid'] === undefined) return body;
  const path = url.replace(/\?.*|\/binding$|\/approval$/, '');
  const { metadata } = JSON.parse((await cluster.ask({ method: 'GET', url: path })).text) as Stored;
  const { uid, creationTimestamp } = metadata;
  const isStale = response.code === 409;
  const resourceVersion = isStale ? body.metadata['resourceVersion'] : metadata['resourceVersion'];
  return {
    ...body,
    metadata: {
      ...body.metadata,
      uid,
      ...('resourceVersion' in body.metadata && { resourceVersion }),
      ...('creationTimestamp' in body.metadata && { creationTimestamp }),
    },
  };
}

async function requestCertificate(): Promise<void> {
  const { spec, ...rest } = structuredClone(sample('csr-approve').requestBody) as Stored;
  const { signerName, usages } = spec!;
  const request = certificateRequest(cluster.folder, 'mallory');
  const body = { ...rest, metadata: { name: 'mallory' }, spec: { request, signerName, usages } };
  const url = '/apis/certificates.k8s.io/v1/certificatesigningrequests';
  await cluster.ask({ method: 'POST', url, body }, sample('csr-approve'));
}

async function take(step: Step): Promise<void> {
  if (step === 'next second') return pause(1100);
  if ('run' in step) {
    const files = Object.entries(step.files ?? {}).map(([name, body]) => [name, stringify(body)]);
    const said = await cluster.run(step.run, Object.fromEntries(files) as Record<string, string>);
    if (!/created/.test(said)) throw new Error(`${step.run}: ${said}`);
    return;
  }
  const { status, text } = await cluster.ask(step, step.as);
  const isGone = step.method === 'DELETE' && status === 404;
  if (status >= 400 && !isGone) throw new Error(`${step.method} ${step.url}: ${text}`);
}

/** Does what the controller of aggregated ClusterRoles does. */
async function aggregate({ ask }: Cluster): Promise<void> {
  interface Role {
    metadata: { labels?: Record<string, string> };
    rules: object[] | null;
  }
  const url = '/apis/rbac.authorization.k8s.io/v1/clusterroles';
  const { items } = JSON.parse((await ask({ method: 'GET', url })).text) as { items: Role[] };
  const rulesFor = (name: string) =>
    items
      .filter(({ metadata }) => metadata.labels?.[`rbac.authorization.k8s.io/aggregate-to-${name}`])
      .flatMap(({ rules }) => rules ?? []);
  const rules = ['view', 'edit', 'admin'].flatMap(rulesFor);
  const type = 'application/merge-patch+json';
  await ask({ method: 'PATCH', url: `${url}/admin`, body: { rules }, type });
}

/** Returns what differs in the last lines, by path; or all lines if there are more or fewer. */
function told(theirs: readonly string[], ours: readonly string[]): string[] {
  const found: string[] = [];
  const walk = (a: unknown, b: unknown, path: string): void => {
    if (JSON.stringify(a) === JSON.stringify(b)) return;
    const [one, other] = [a, b] as Record<string, unknown>[];
    const areObjects = [a, b].every((each) => typeof each === 'object' && each !== null);
    const keys = areObjects ? [...new Set([...Object.keys(one!), ...Object.keys(other!)])] : [];
    const before = found.length;
    for (const key of keys) walk(one![key], other![key], `${path}.${key}`);
    if (found.length > before) return;
    found.push(
      `  ${path}\n    kube-apiserver: ${JSON.stringify(a)}\n    ours:           ${JSON.stringify(b)}`,
    );
  };
  if (theirs.length === ours.length)
    for (const [at, line] of theirs.entries()) walk(JSON.parse(line), JSON.parse(ours[at]!), '');
  else
    found.push(
      ...theirs.map((line) => `  kube-apiserver: ${line}`),
      ...ours.map((line) => `  ours:           ${line}`),
    );
  return found;
}
