import { auditEvents } from '../../../src/audit/event/event.ts';
import { logLine } from '../../../src/audit/event/logLine.ts';
import { newestKubernetes, type RequestAuditConfig } from '../../../src/audit/types.ts';
import type { SampleRequest } from '../../../src/catalog/types.ts';
import { exchangeOfSample } from '../../../src/engine/exchangeOfSample.ts';
import { equalise } from '../equalise.ts';
import { differences } from './differences.ts';

const everything: RequestAuditConfig = {
  level: 'RequestResponse',
  omitStages: [],
  omitManagedFields: false,
};

/** Returns our log lines of a sample request under a policy that records everything. */
export function linesOfSample(sample: SampleRequest): string[] {
  return auditEvents(everything, exchangeOfSample(sample, newestKubernetes)).map(logLine);
}

/** What is set equal, besides what is in equalise.ts: addresses, releases, fingerprints, random names, ages. */
const picked: [pattern: RegExp, same: string][] = [
  [/"sourceIPs":\[[^\]]*\]/, '"sourceIPs":[]'],
  [/"auditID":"[^"]*"/, '"auditID":""'],
  [/X509SHA256=[0-9a-f]{64}/g, 'X509SHA256='],
  [/\b[0-9a-f]{32}\b/g, '0'],
  [/\/v1\.37\.\d+ /g, '/v1.37.0 '],
  [/kubernetes\/(?:\$Format|[0-9a-f]{7})\b/g, 'kubernetes/0000000'],
  [/\b(kube-api-access|debugger)-[a-z0-9]{5}\b/g, '$1-00000'],
  [/header\.payload\.signature/g, 'signed'],
  // A CertificateSigningRequest's.
  [/"request":"[\w+/=]+"/g, '"request":""'],
  // The node's, and the age of pods.
  [/"address":"127\.0\.0\.1"/, '"address":"10.0.0.1"'],
  [/"\d+(?:s|h|m\d+s|m)"/g, '"1s"'],
];

/** Returns log lines of a sample request as they are compared. */
export function comparedOfSample(id: string, lines: readonly string[]): string[] {
  return lines.map((line) => {
    const same = picked.reduce((text, [from, to]) => text.replace(from, to), equalise(line));
    const event = JSON.parse(same) as Record<string, unknown>;
    for (const path of differences[id]?.fields ?? []) remove(event, path.split('.'));
    return JSON.stringify(event);
  });
}

function remove(object: Record<string, unknown>, [key = '', ...rest]: readonly string[]): void {
  if (rest.length === 0) delete object[key];
  else if (key in object) remove(object[key] as Record<string, unknown>, rest);
}
