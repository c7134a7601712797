import { auditedAttributes } from '../../src/audit/event/event.ts';
import { requestInfo } from '../../src/audit/request/requestInfo.ts';
import type { Attributes, KubernetesVersion, Policy, UserInfo } from '../../src/audit/types.ts';
import { readPolicy } from '../../src/document/readPolicy.ts';
import { difference } from '../../src/proofs/difference.ts';
import { describedDifference } from '../../src/proofs/differenceSets.ts';
import { httpRequest, type HttpRequest } from '../../src/proofs/httpRequest.ts';
import { reachability } from '../../src/proofs/reachability.ts';
import { askAll } from '../../src/questions/ask.ts';
import { questions } from '../../src/questions/questions.ts';
import { pathFor } from '../../src/requests/pathFor.ts';
import type { CaseAttributes, WitnessCase } from '../protocol.ts';
import type { Random } from '../random.ts';
import { decideCase } from './decide.ts';
import { policyOf } from './policy.ts';
import { methodOf } from './requestInfo.ts';
import { urlOf } from './url.ts';

type Generated = Omit<WitnessCase, 'id' | 'kubernetes'>;

/**
 * Generates a policy and a request that a server audits: one that proves that a rule decides, or else one that is often close
 * to the policy's rules. The attributes are those that we derive from it.
 */
export function witnessCase(random: Random, kubernetes: KubernetesVersion): Generated {
  const { policy, attributes: near } = decideCase(random, kubernetes);
  const proofs = random.chance(0.5) ? proofsIn(random, policy, kubernetes) : [];
  if (proofs.length > 0) return random.pick(proofs);
  const user = near.user && { username: near.user.name, groups: near.user.groups ?? [] };
  return caseOf(policy, requestOf(random, near), user);
}

/** The last policy with its proofs. Cases with the same policy come in a row. */
let last: { policy: string; kubernetes: KubernetesVersion; proofs: Generated[] } | undefined;

/** Returns a case for every request that proves something of the policy. Throws if one is no request. */
function proofsIn(random: Random, policy: string, kubernetes: KubernetesVersion): Generated[] {
  if (last?.policy === policy && last.kubernetes === kubernetes) return last.proofs;
  const { policy: loaded } = readPolicy(policy, kubernetes);
  const proved = loaded
    ? [...decidedIn(loaded), ...differentIn(random, loaded, kubernetes), ...askedOf(random, loaded)]
    : [];
  const proofs = proved.map(({ attributes, rule }) => {
    const request = httpRequest(attributes);
    if (!request) throw new Error(`no request is what proves rule ${rule} of ${policy}`);
    return { ...caseOf(policy, request, attributes.user), rule: rule ?? null };
  });
  last = { policy, kubernetes, proofs };
  return proofs;
}

/** A request, and the rule that is said to decide it; undefined: none. */
interface Proved {
  attributes: Attributes;
  rule: number | undefined;
}

function decidedIn(policy: Policy): Proved[] {
  return reachability(policy).flatMap((answer, rule) =>
    answer.kind === 'reached' ? [{ attributes: answer.request, rule }] : [],
  );
}

/** What differs from the policy with some rules of another one. */
function differentIn(random: Random, policy: Policy, kubernetes: KubernetesVersion): Proved[] {
  const others = policyOf(random, kubernetes, 5).rules;
  const rules = policy.rules.toSpliced(random.whole(0, policy.rules.length), 1, ...others);
  const { sets } = describedDifference(policy, { ...policy, rules });
  const { parts } = difference(policy, { ...policy, rules });
  return [
    ...parts.map(({ request: attributes, before: rule }) => ({ attributes, rule })),
    ...sets.flatMap(({ request: attributes, before }) =>
      before.length === 1 ? [{ attributes, rule: before[0] }] : [],
    ),
  ];
}

/** What answers some of the built-in questions. */
function askedOf(random: Random, policy: Policy): Proved[] {
  return askAll(policy, random.some(questions, 1, 4)).flatMap(({ decided }) =>
    decided.map(({ request, rule }) => ({ attributes: request(), rule })),
  );
}

function caseOf(policy: string, { method, url }: HttpRequest, user: UserInfo | null): Generated {
  const { user: sender, ...rest } = auditedAttributes({ method, url, user });
  const from = sender && { name: sender.username, groups: sender.groups ?? [] };
  return { op: 'witness', policy, method, url, attributes: { user: from, ...rest } };
}

/** Returns a request that no server rejects before it is audited. */
function requestOf(random: Random, near: CaseAttributes): HttpRequest {
  for (;;) {
    const request = random.chance(0.6)
      ? requestFor(random, near)
      : { method: methodOf(random), url: urlOf(random) };
    if (requestInfo(request.method, request.url).problem === undefined) return request;
  }
}

/** Returns a request that asks for these attributes, as far as a path can. */
function requestFor(random: Random, near: CaseAttributes): HttpRequest {
  if (near.isResourceRequest) return pathFor(near);
  return { method: methodOf(random), url: near.path };
}
