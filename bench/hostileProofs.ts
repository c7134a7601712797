import type { Policy, PolicyRule } from '../src/audit/types';
import { describedDifference } from '../src/proofs/differenceSets';
import { reachability } from '../src/proofs/reachability';
import { askAll } from '../src/questions/ask';
import { questions } from '../src/questions/questions';
import type { Row } from './row';

const many = (start: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${start}${index}`);
const rulesOf = (
  count: number,
  conditions: (index: number) => Omit<PolicyRule, 'level'>,
): Policy => ({
  rules: Array.from({ length: count }, (_, index) => ({
    level: index % 2 === 0 ? 'Metadata' : 'None',
    ...conditions(index),
  })),
});
/** Some of the names: other ones for another rule, three of five. */
const some = (start: string, factor: number, rule: number) =>
  many(start, 40).filter((_, index) => (index * factor + rule * 7) % 5 < 3);

/** Policies that nobody writes, and that a page must survive. */
const policies: Record<string, () => Policy> = {
  '5 rules of 10,000 users': () => rulesOf(5, (rule) => ({ users: many('u', 10_000 + rule) })),
  '10 rules of 1,000 users and 1,000 groups': () =>
    rulesOf(10, (rule) => ({ users: many('u', 1000), userGroups: many('g', 1000 - rule) })),
  '30 rules of 1,000 users and namespaces': () =>
    rulesOf(30, (rule) => ({
      users: many('u', 1000).slice(rule * 20),
      namespaces: many('n', 1000).slice(rule * 30),
    })),
  '5 rules of 10,000 resources': () =>
    rulesOf(5, () => ({ resources: [{ resources: many('r', 10_000) }] })),
  '3 rules of 3,000 resources and 3,000 names': () =>
    rulesOf(3, () => ({
      resources: [{ resources: many('r', 3000), resourceNames: many('x', 3000) }],
    })),
  '4 rules of 10,000 prefixes': () =>
    rulesOf(4, () => ({ nonResourceURLs: many('/p', 10_000).map((url) => `${url}*`) })),
  '3,000 rules of one user': () => rulesOf(3000, (rule) => ({ users: [`u${rule}`] })),
  '3 rules of 5,000 entries': () =>
    rulesOf(3, () => ({
      resources: many('g', 5000).map((group) => ({
        group,
        resources: ['a', 'b/c', '*/d', 'e/*'],
      })),
    })),
  '401 rules that cover the last together': () =>
    rulesOf(401, (rule) => {
      if (rule === 400) return { users: many('u', 40), namespaces: many('n', 40) };
      const resources = [{ resources: some('r', 3, rule) }];
      return { users: some('u', 31, rule), namespaces: some('n', 13, rule), resources };
    }),
};

const measured: Record<string, (policy: Policy) => unknown> = {
  reachability,
  'difference from its rules in reverse': (policy) =>
    describedDifference(policy, { rules: policy.rules.toReversed() }),
  'all questions': (policy) => askAll(policy, questions),
};

/** Measures the longest of these, in processor time, for each policy, and by how much all of them let the process grow. */
export function* benchHostileProofs(): Generator<Row> {
  const start = process.memoryUsage().rss;
  for (const [what, make] of Object.entries(policies)) {
    const times = Object.entries(measured).map(([name, measure]) => {
      const policy = make();
      const from = process.cpuUsage();
      measure(policy);
      const { user, system } = process.cpuUsage(from);
      return { name, ms: (user + system) / 1000 };
    });
    const longest = times.reduce((one, other) => (other.ms > one.ms ? other : one));
    yield {
      what: `${what}: ${longest.name}`,
      measured: `${longest.ms.toFixed(0)} ms of processor time`,
      target: { text: '≤ 5,000 ms', met: longest.ms <= 5000 },
    };
  }
  const grown = process.resourceUsage().maxRSS * 1024 - start;
  yield { what: 'all of these: memory', measured: `${(grown / 1e6).toFixed(0)} MB` };
}
