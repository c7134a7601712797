import {
  newestKubernetes,
  stages,
  type Attributes,
  type Policy,
  type UserInfo,
} from '../../audit/types';
import { check, findingsIn } from '../../engine/check';
import type { ProblemCode } from '../../engine/problemCode';
import { httpRequest } from '../../proofs/httpRequest';
import { drawAlphabet, drawFrom, drawRule, requestsOf, type Draw } from '../proofs/smallWorld';
import { falseClaims } from './claims';
import { decisionsOf, type Evidence } from './evidence';
import type { Possible } from './possibleRequests';
import { falseSentences } from './sentenceClaims';

/** What was held against every request of small worlds, and what was not true. */
export interface WorldResult {
  policies: number;
  requests: number;
  findings: number;
  sentences: number;
  untrue: string[];
}

/** These are about what the API serves; a small world has resources that nobody serves. */
const ofServed: readonly ProblemCode[] = [
  ...(['resource-in-wrong-group', 'resource-name'] as const),
  ...(['resource-unknown', 'subresource-unknown'] as const),
];

/** These say that something happens, perhaps to a resource or user that is not in a small world. */
const ofSome: readonly ProblemCode[] = [
  ...(['credentials-recorded', 'configmaps-recorded', 'managed-fields-recorded'] as const),
  ...(['failed-logins-hidden', 'drop-hides-more'] as const),
];

/** A request of a small world; its method and URL are only looked for where they matter. */
class WorldRequest implements Possible {
  private line: { method: string; url: string } | undefined;
  constructor(readonly attributes: Attributes) {}
  get user(): UserInfo | null {
    return this.attributes.user;
  }
  get method(): string {
    return this.http.method;
  }
  get url(): string {
    return this.http.url;
  }
  private get http() {
    const { verb, path } = this.attributes;
    return (this.line ??= httpRequest(this.attributes) ?? { method: verb, url: path });
  }
}

/**
 * Holds what is said of drawn policies against every request of small worlds, in which the few values of their rules occur
 * with each other and with values that no rule names.
 */
export function worldClaims(seed: number, worlds: number, policies: number): WorldResult {
  const draw = drawFrom(seed);
  const result: WorldResult = {
    ...{ policies: 0, requests: 0, findings: 0, sentences: 0, untrue: [] },
  };
  for (let world = 0; world < worlds; world++) {
    const alphabet = drawAlphabet(draw);
    const requests = requestsOf(alphabet).map((attributes) => new WorldRequest(attributes));
    result.requests += requests.length;
    for (let count = 0; count < policies; count++) {
      const rules = Array.from({ length: 1 + draw.next(6) }, () => ({
        ...drawRule(alphabet, draw),
        ...drawOmitted(draw),
      }));
      hold({ ...drawOmitted(draw), rules }, requests, result);
    }
  }
  return result;
}

function drawOmitted({ next, some }: Draw): Pick<Policy, 'omitStages' | 'omitManagedFields'> {
  return {
    ...(next(4) === 0 && { omitStages: next(3) === 0 ? [...stages] : some(stages) }),
    ...(next(6) === 0 && { omitManagedFields: next(2) === 0 }),
  };
}

function hold(written: Policy, requests: readonly Possible[], result: WorldResult) {
  const text = JSON.stringify({ apiVersion: 'audit.k8s.io/v1', kind: 'Policy', ...written });
  const analysis = check(text, newestKubernetes);
  const { policy } = analysis.reading;
  if (!policy) return;
  result.policies++;
  const decisions = decisionsOf(policy, requests);
  const evidence: Evidence = { kubernetes: newestKubernetes, policy, requests, decisions };
  for (const finding of findingsIn(analysis)) {
    if (ofSome.includes(finding.code) || ofServed.includes(finding.code)) continue;
    result.findings++;
    for (const wrong of falseClaims(evidence, finding))
      result.untrue.push(`${finding.code}: ${wrong}\n${text}`);
  }
  const { sentences, wrong } = falseSentences(evidence);
  result.sentences += sentences;
  for (const each of wrong) result.untrue.push(`${each}\n${text}`);
}
