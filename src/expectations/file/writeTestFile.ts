import { Document, isSeq, visit } from 'yaml';
import type { KubernetesVersion } from '../../audit/types';
import type { SampleRequest } from '../../catalog/types';
import type { Expectation } from '../expectation';
import { contradiction, keyOfRequest } from './repeatedRequests';
import { apiVersion, kind } from './kind';
import { shortExpectation } from './shortExpectation';
import { namedUsers, writeRequest } from './writeRequest';

/** What a file of tests is written from. */
export interface TestFileContent {
  name?: string | undefined;
  /** The file of the policy, relative to the file of tests. */
  policy?: string | undefined;
  kubernetes: KubernetesVersion;
  requests: readonly SampleRequest[];
  expectations: readonly Expectation[];
}

/**
 * Returns a file of tests, as YAML, that readTestFile reads to the same requests and expectations. Expectations whose
 * request is gone are left out. Of equal requests, all expectations become one test; one that contradicts an earlier one
 * is named in a comment at the end.
 */
export function writeTestFile(content: TestFileContent): string {
  const { name, policy, kubernetes, requests, expectations } = content;
  const byId = new Map(requests.map((request) => [request.id, request]));
  const whole = new Map<string, { request: SampleRequest; expectation: Expectation }>();
  const leftOut: string[] = [];
  for (const expectation of expectations) {
    const request = byId.get(expectation.request);
    if (!request) continue;
    const key = keyOfRequest(request);
    const known = whole.get(key);
    if (!known) whole.set(key, { request, expectation });
    else if (contradiction(known.expectation, expectation) === undefined)
      known.expectation = merged(known.expectation, expectation);
    else leftOut.push(request.command);
  }
  const tests = [...whole.values()].map(({ request, expectation }) => ({
    request: writeRequest(request, kubernetes),
    expect: shortExpectation(expectation),
  }));
  const { users, requests: written } = namedUsers(tests.map(({ request }) => request));
  const document = new Document({
    apiVersion,
    kind,
    ...(name !== undefined && name !== '' && { metadata: { name } }),
    ...(policy !== undefined && policy !== '' && { policy }),
    kubernetes,
    ...(Object.keys(users).length > 0 && { users }),
    tests: written.map((request, at) => ({ ...request, expect: tests[at]?.expect })),
  });
  visit(document, {
    Pair: (_key, { key, value }) => {
      const isShort = ['groups', 'mustNotHold', 'sourceIPs', 'stages'].includes(String(key));
      if (isShort && isSeq(value)) value.flow = true;
    },
  });
  if (leftOut.length > 0)
    document.comment = leftOut
      .map((each) => ` Left out, because it contradicts an earlier test of this request: ${each}`)
      .join('\n');
  return document.toString({ lineWidth: 0 });
}

const merged = (one: Expectation, other: Expectation): Expectation => {
  const held = [...new Set([...(one.mustNotHold ?? []), ...(other.mustNotHold ?? [])])];
  return { ...one, ...other, request: one.request, ...(held.length > 0 && { mustNotHold: held }) };
};
