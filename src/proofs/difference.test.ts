import { describe, expect, test } from 'vitest';
import { compilePolicy } from '../audit/compile';
import type { Attributes, Policy, PolicyRule } from '../audit/types';
import { changedPolicy } from '../testing/proofs/changedPolicy';
import { drawAlphabet, drawFrom, drawRule, requestsOf } from '../testing/proofs/smallWorld';
import { difference, outcomeKey } from './difference';
import { httpRequest } from './httpRequest';

const secrets: PolicyRule = { level: 'Metadata', resources: [{ resources: ['secrets'] }] };
const all: PolicyRule = { level: 'Request' };
const none: PolicyRule = { level: 'None' };

/** Two policies, and the pairs of rules that decide the requests that differ. */
const rows: Record<string, [before: Policy, after: Policy, parts: (number | undefined)[][]]> = {
  'the same': [{ rules: [secrets, all] }, { rules: [secrets, all] }, []],
  'another level': [{ rules: [secrets] }, { rules: [{ ...secrets, level: 'Request' }] }, [[0, 0]]],
  'a rule more': [{ rules: [all] }, { rules: [secrets, all] }, [[0, 0]]],
  'a rule less': [{ rules: [secrets] }, { rules: [none] }, [[0, 0]]],
  'a rule after one for everything': [{ rules: [all] }, { rules: [all, secrets] }, []],
  'a rule that says what the next one says': [
    { rules: [all] },
    { rules: [{ ...secrets, level: 'Request' }, all] },
    [],
  ],
  'rules that never meet, swapped': [
    { rules: [secrets, { level: 'Request', resources: [{ resources: ['pods'] }] }] },
    { rules: [{ level: 'Request', resources: [{ resources: ['pods'] }] }, secrets] },
    [],
  ],
  'None, and no rule': [{ rules: [secrets, none] }, { rules: [secrets] }, []],
  'a stage that the policy omits already': [
    { omitStages: ['Panic'], rules: [all] },
    { omitStages: ['Panic'], rules: [{ ...all, omitStages: ['Panic'] }] },
    [],
  ],
  'all stages omitted, and None': [
    {
      rules: [
        { ...all, omitStages: ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'] },
      ],
    },
    { rules: [none] },
    [],
  ],
  'managed fields of bodies that are not recorded': [
    { rules: [secrets] },
    { rules: [{ ...secrets, omitManagedFields: true }] },
    [],
  ],
  'managed fields': [{ rules: [all] }, { omitManagedFields: true, rules: [all] }, [[0, 0]]],
  'a list in another order': [
    { rules: [{ ...none, verbs: ['get', 'list'] }, all] },
    { rules: [{ ...none, verbs: ['list', 'get'] }, all] },
    [],
  ],
};

test.each(Object.entries(rows))('%s', (_, [before, after, parts]) => {
  const found = difference(before, after);
  expect(found.parts.map((part) => [part.before, part.after])).toEqual(parts);
  expect(found.undecided).toBe(0);
});

/** The pairs of rules that decide requests with different outcomes, with one of the requests. */
function pairsByTrying(
  before: Policy,
  after: Policy,
  requests: readonly Attributes[],
): Set<string> {
  const [one, other] = [compilePolicy(before), compilePolicy(after)];
  const found = new Set<string>();
  for (const request of requests) {
    const [a, b] = [one(request).rule, other(request).rule];
    const [was, is] = [
      outcomeKey(before, a === undefined ? undefined : before.rules[a]),
      outcomeKey(after, b === undefined ? undefined : after.rules[b]),
    ];
    if (was !== is) found.add(`${String(a)} ${String(b)}`);
  }
  return found;
}

describe('random policies', () => {
  test('differ exactly where a request of a small world does', () => {
    const draw = drawFrom(23);
    let [equal, different] = [0, 0];
    for (let world = 0; world < 4; world++) {
      const alphabet = drawAlphabet(draw);
      const requests = requestsOf(alphabet);
      const rule = () => drawRule(alphabet, draw);
      for (let count = 0; count < 15; count++) {
        const before: Policy = { rules: Array.from({ length: 1 + draw.next(6) }, rule) };
        const after =
          draw.next(3) === 0
            ? { rules: Array.from({ length: 1 + draw.next(6) }, rule) }
            : changedPolicy(before, rule, draw);
        const found = difference(before, after);
        const pairs = found.parts.map((part) => `${String(part.before)} ${String(part.after)}`);
        const wanted = [...pairsByTrying(before, after, requests)];
        expect({ before, after, pairs: pairs.toSorted() }).toEqual({
          before,
          after,
          pairs: wanted.toSorted(),
        });
        const [one, other] = [compilePolicy(before), compilePolicy(after)];
        for (const part of found.parts) {
          expect([one(part.request).rule, other(part.request).rule]).toEqual([
            part.before,
            part.after,
          ]);
          expect(httpRequest(part.request)).toBeDefined();
        }
        if (pairs.length === 0) equal++;
        else different++;
      }
    }
    expect(Math.min(equal, different)).toBeGreaterThan(10);
  });
});
