import { expect, test } from 'vitest';
import { resultOf } from '../audit/steps';
import type { PolicyRule } from '../audit/types';
import { checkValueEffects } from '../testing/proofs/checkValueEffects';
import { drawAlphabet, drawFrom, drawRule, requestsOf } from '../testing/proofs/smallWorld';
import { reachability } from './reachability';
import { ruleIndex } from './ruleIndex';
import { idleValuesInSteps } from './valueEffects';

const none = (conditions: Omit<PolicyRule, 'level'>): PolicyRule => ({
  level: 'None',
  ...conditions,
});
const core = (...resources: string[]) => ({ resources: [{ resources }] });

/** Rules, and the values of the last one that have no effect: its path, the rules that match it, and "own" values. */
const rows: Record<string, [rules: PolicyRule[], idle: string[]]> = {
  'a resource beside the wildcard': [[none(core('*', 'events'))], ['resources.0.resources.1 own']],
  'a verb that an earlier rule matches': [
    [none({ verbs: ['get'] }), none({ verbs: ['get', 'list'] })],
    ['verbs.0 0'],
  ],
  'a verb that two earlier rules match together': [
    [
      none({ userGroups: ['dev'] }),
      none({ users: ['a'], verbs: ['get'] }),
      none({ users: ['b'], verbs: ['get'] }),
      none({ users: ['a', 'b'], verbs: ['get', 'list'] }),
    ],
    ['verbs.0 1 2'],
  ],
  'a user with one of the groups anyway': [
    [none({ users: ['system:serviceaccount:a:b'], userGroups: ['system:serviceaccounts', 'dev'] })],
    ['userGroups.1 own'],
  ],
  'values that an earlier rule or a wider value matches': [
    [none(core('pods')), none({ ...core('pods/*', 'pods/log', 'pods') })],
    ['resources.0.resources.1 own', 'resources.0.resources.2 own'],
  ],
  'an earlier rule and another value together': [
    [none({ ...core('pods'), verbs: ['get'] }), none({ ...core('pods', '*/log', 'pods/*') })],
    ['resources.0.resources.0 own'],
  ],
  'a name that no request of the verb has': [
    [
      none({
        verbs: ['deletecollection'],
        resources: [{ resources: ['pods'], resourceNames: ['', 'web'] }],
      }),
    ],
    ['resources.0.resourceNames.1 '],
  ],
  'an entry that the others match': [
    [none({ resources: [{ group: 'apps' }, { group: '*', resources: ['*'] }] })],
    ['resources.0 own'],
  ],
  'every value has an effect': [
    [none({ verbs: ['get', 'list'] }), none({ users: ['a', 'b'] })],
    [],
  ],
};

test.each(Object.entries(rows))('%s', (_, [rules, idle]) => {
  const found = resultOf(idleValuesInSteps({ rules }, reachability({ rules }), ruleIndex(rules)));
  const last = found.filter(({ rule }) => rule === rules.length - 1);
  expect(
    last.map(
      ({ path, by, own }) => `${path.join('.')} ${[...by, ...(own ? ['own'] : [])].join(' ')}`,
    ),
  ).toEqual(idle);
});

/** More on demand: PROOF_WORLDS=200 PROOF_SEED=7 npm run unit -- src/proofs/valueEffects */
const worlds = Number(process.env['PROOF_WORLDS'] ?? 3);

test('of random policies, what every request of a small world says of each value', () => {
  const draw = drawFrom(Number(process.env['PROOF_SEED'] ?? 8));
  const kinds = { never: 0, own: 0, earlier: 0, both: 0 };
  for (let world = 0; world < worlds; world++) {
    const alphabet = drawAlphabet(draw);
    const requests = requestsOf(alphabet);
    for (let count = 0; count < 12; count++) {
      const rules = Array.from({ length: 2 + draw.next(6) }, () => drawRule(alphabet, draw));
      const { idle, contradictions } = checkValueEffects(rules, requests);
      expect(contradictions.map((each) => ({ rules, ...each }))).toEqual([]);
      for (const { by, own } of idle) {
        kinds[by.length === 0 ? (own ? 'own' : 'never') : own ? 'both' : 'earlier']++;
      }
    }
  }
  const { never, own, earlier } = kinds;
  expect(Math.min(never, own, earlier)).toBeGreaterThan(0);
}, 3_600_000);
