import type { Policy, PolicyRule } from '../src/audit/types';
import { densePolicy } from './densePolicy';
import { policyOf } from './policies';

const many = (start: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${start}-${index}`);
const withLast = (rule: PolicyRule): Policy => ({ rules: [rule, { level: 'Metadata' }] });

const named = (resourceNames: string[]): PolicyRule => ({
  level: 'None',
  resources: [{ resources: ['pods'], resourceNames }],
});
const wild = (index: number): PolicyRule => ({
  level: ['None', 'Metadata', 'Request'][index % 3] ?? 'None',
  verbs: ['get', '*', 'list'],
  namespaces: ['*', `n-${index}`, ''],
  resources: ['*', '*/*', 'pods/*', '*/log'].map((pattern) => ({
    group: ['*', '', 'apps'][index % 3] ?? '',
    resources: [pattern, 'pods', `pods-${index}/*`],
  })),
});

/** Policies to make shorter, and how many ms that may take. */
export const policiesToSimplify: [what: string, make: () => Policy, most: number][] = [
  ['200 rules', () => policyOf(200), 1000],
  ['200 rules about the same things', () => densePolicy(200, 9), 1000],
  ['1,000 rules', () => policyOf(1000), 5000],
  ['1,000 rules about the same things', () => densePolicy(1000, 9), 5000],
  ['10,000 users', () => withLast({ level: 'None', users: many('user', 10_000) }), 5000],
  ['10,000 names', () => withLast(named(many('name', 10_000))), 5000],
  ['1,000 rules of wildcards', () => ({ rules: many('*', 1000).map((_, n) => wild(n)) }), 5000],
];
