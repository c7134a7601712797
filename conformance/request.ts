import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { kubernetesVersions } from '../src/audit/types.ts';
import { sampleRequests } from '../src/catalog/requests.ts';
import type { SampleRequest } from '../src/catalog/types.ts';
import { exchangeOfSample } from '../src/engine/exchangeOfSample.ts';
import { compare } from './compare.ts';
import { startOracle, type Oracle } from './oracle.ts';
import type { EventsCase } from './protocol.ts';

/*
 * Records what kube-apiserver's own code makes of a sample request, for src/catalog/requests.test.ts:
 * its attributes, stages, response code and the kinds of its bodies. Also compares its audit events with
 * ours. Without an id, lists the sample requests that are not recorded.
 */
const path = 'src/testing/catalogue/requests.json';
const kubernetes = kubernetesVersions.at(-1)!;
const recordEverything =
  'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: RequestResponse}]\n';

interface Recorded {
  id: string;
  [field: string]: unknown;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { oracles: { type: 'string', default: '{}' } },
});
const oracles = JSON.parse(values.oracles) as Record<string, { path: string }>;
const recorded = JSON.parse(readFileSync(path, 'utf8')) as Recorded[];

const missing = sampleRequests.filter(({ id }) => !recorded.some((entry) => entry.id === id));
const gone = recorded.filter((entry) => !sampleRequests.some(({ id }) => id === entry.id));
if (positionals.length === 0) {
  for (const { id } of missing) console.log(`${id}: not recorded. Run npm run request -- ${id}`);
  for (const { id } of gone) console.log(`${id}: recorded, but not in src/catalog/requests`);
  if (missing.length + gone.length > 0) process.exitCode = 1;
  else console.log(`All ${sampleRequests.length} sample requests are recorded.`);
}
const oracle = positionals.length > 0 ? startOracle(oracles[kubernetes]?.path ?? '') : undefined;
for (const id of positionals) {
  const sample = sampleRequests.find((request) => request.id === id);
  if (sample && oracle) await record(sample, oracle);
  else {
    console.log(`${id}: no such id in src/catalog/requests`);
    process.exitCode = 1;
  }
}
oracle?.close();

/** Writes the entry of a sample request, unless it is unchanged. */
async function record(sample: SampleRequest, server: Oracle): Promise<void> {
  const asked = eventsCase(sample);
  const entry = await entryOf(sample, asked, server);
  const { differences } = await compare([asked], server, () => {});
  for (const { go, ours } of differences) {
    console.log(`${sample.id}: kube-apiserver's events ${JSON.stringify(go)}`);
    console.log(`${sample.id}: our events            ${JSON.stringify(ours)}`);
    process.exitCode = 1;
  }
  const before = recorded.find(({ id }) => id === sample.id);
  const changed = Object.keys(entry).filter(
    (field) => JSON.stringify(before?.[field]) !== JSON.stringify(entry[field]),
  );
  if (changed.length === 0) return console.log(`${sample.id}: recorded, unchanged`);
  if (before) Object.assign(before, entry);
  else recorded.push(entry);
  writeFileSync(path, `${JSON.stringify(recorded, null, 1)}\n`);
  const next = 'Now run npm run unit -- src/catalog src/app/documents';
  console.log(`${sample.id}: ${before ? `changed ${changed.join(', ')}` : 'recorded'}. ${next}`);
}

/** Returns a sample request as a case of the protocol, with a policy that records everything. */
function eventsCase(sample: SampleRequest): EventsCase {
  const { requestBody: body, impersonate, patch, authorizationHeader } = sample;
  const { auditID, receivedAt, stageAt, request, ...rest } = exchangeOfSample(sample, kubernetes);
  const { authentication, authorization, response, admission, annotations } = rest;
  const { method, url, userAgent, sourceIPs, user, accept, clientCertificate } = request;
  const { panic, ...answer } = response;
  return {
    id: sample.id,
    op: 'events',
    kubernetes,
    policy: recordEverything,
    auditID,
    receivedAt,
    stageAt,
    request: {
      method,
      url,
      userAgent,
      sourceIPs,
      user,
      ...(accept !== undefined && { accept }),
      ...(authorizationHeader !== undefined && { authorizationHeader }),
      ...(clientCertificate !== undefined && { clientCertificate }),
      ...(impersonate && { impersonate }),
      ...(patch !== undefined && { patch }),
      ...(body !== undefined && { body }),
    },
    ...(authentication && { authentication }),
    ...(authorization && { authorization }),
    response: { ...answer, ...(panic && { panic: panic === true ? '' : panic }) },
    ...(admission && { admission: [...admission] }),
    ...(annotations && { annotations }),
  };
}

/** Returns what the tests compare a sample request with, from the answers of kube-apiserver's code. */
async function entryOf(
  { id, method, url }: SampleRequest,
  asked: EventsCase,
  server: Oracle,
): Promise<Recorded> {
  const [info, answer] = await server.answer([
    { id, op: 'requestInfo', kubernetes, method, url },
    asked,
  ]);
  for (const each of [info, answer]) {
    if (!each || 'protocolError' in each) throw new Error(`${id}: ${JSON.stringify(each)}`);
  }
  const { id: _, path: _path, apiPrefix: _prefix, ...attributes } = info as Record<string, unknown>;
  const events = (answer as unknown as { events: string[] }).events.map(
    (line) => JSON.parse(line) as Record<string, never>,
  );
  const last = events.at(-1) as
    | {
        user: { username?: string; groups?: string[] };
        responseStatus?: { code?: number };
        requestObject?: object;
        responseObject?: object;
      }
    | undefined;
  return {
    id,
    method,
    uri: url,
    user: last?.user.username ?? '',
    groups: last?.user.groups ?? [],
    code: last?.responseStatus?.code ?? 0,
    requestBody: asked.request.patch === undefined ? kindOf(last?.requestObject) : 'patch',
    responseBody: kindOf(last?.responseObject),
    ...attributes,
    stages: events.map(({ stage }) => stage),
  };
}

/** Returns the kind of a body: "" for an object without one, null for no body. */
function kindOf(body: object | undefined): string | null {
  return body === undefined ? null : ((body as { kind?: string }).kind ?? '');
}
