import { compilePolicy } from '../../audit/compile';
import type { Attributes, Policy } from '../../audit/types';
import { difference, outcomeKey } from '../../proofs/difference';
import { describedDifference } from '../../proofs/differenceSets';
import { httpRequest } from '../../proofs/httpRequest';
import { isInSet } from '../../proofs/isInSet';

/** Something said of a difference that a request contradicts. */
export interface WrongDifference {
  why: string;
  request?: Attributes;
}

/**
 * Compares what is proved of two policies with every one of the requests, among which must be one for each difference.
 * Returns what is wrong, and how many sets there are.
 */
export function checkDifference(
  before: Policy,
  after: Policy,
  requests: readonly Attributes[],
): { sets: number; wrong: WrongDifference[] } {
  const wrong: WrongDifference[] = [];
  const [one, other] = [compilePolicy(before), compilePolicy(after)];
  const found = difference(before, after);
  const { sets, undecided } = describedDifference(before, after);
  if (found.undecided + undecided > 0) wrong.push({ why: 'such small policies are decided' });
  const pair = (a: number | undefined, b: number | undefined) => `${String(a)} ${String(b)}`;
  const pairs = new Set(found.parts.map((part) => pair(part.before, part.after)));
  const seen = new Set<string>();
  const [was, is] = [before, after].map(
    (policy) => (at: number | undefined) =>
      outcomeKey(policy, at === undefined ? undefined : policy.rules[at]),
  ) as [KeyOf, KeyOf];
  for (const request of requests) {
    const [a, b] = [one(request).rule, other(request).rule];
    const differs = was(a) !== is(b);
    if (differs) seen.add(pair(a, b));
    if (differs && !pairs.has(pair(a, b))) wrong.push({ why: 'it is in no part', request });
    const own = sets.filter((set) => isInSet(set, request, before, after));
    if (own.length > 0 !== differs) wrong.push({ why: 'its sets are wrong', request });
    if (own.some((set) => !set.before.includes(a) || !set.after.includes(b)))
      wrong.push({ why: 'a set names other rules', request });
    if (wrong.length > 0) return { sets: sets.length, wrong };
  }
  for (const part of found.parts) {
    const { request } = part;
    if (!seen.has(pair(part.before, part.after)))
      wrong.push({ why: 'no request is in it', request });
    if (one(request).rule !== part.before || other(request).rule !== part.after)
      wrong.push({ why: 'other rules decide it', request });
    if (!httpRequest(request)) wrong.push({ why: 'no method and URL give it', request });
  }
  for (const set of sets) {
    if (!isInSet(set, set.request, before, after) || !httpRequest(set.request))
      wrong.push({ why: 'it is not in its set', request: set.request });
  }
  return { sets: sets.length, wrong };
}

type KeyOf = (at: number | undefined) => string;
