import type { Random } from '../random.ts';

const fields = ['metadata.name', 'metadata.name', 'metadata.name', 'metadata.namespace', 'a', ''];
const operators = ['=', '=', '=', '==', '!=', '', '===', '!', '=!', '!=='];
const values = [
  'web',
  'web',
  'x',
  '',
  '.',
  '..',
  'a/b',
  'a%b',
  'a\\,b',
  'a\\=b',
  'a\\\\b',
  'a\\',
  'a\\b',
  '\\',
  'a\\\\,b',
  'é',
  '🎉',
  ' web',
  'web ',
  'a b',
  'a\nb',
  '%',
  '"web"',
];

/** Generates a field selector, valid or not. */
export function fieldSelector(random: Random): string {
  const term = () => random.pick(fields) + random.pick(operators) + random.pick(values);
  const count = random.chance(0.6) ? 1 : random.whole(0, 4);
  return Array.from({ length: count }, term).join(random.chance(0.95) ? ',' : ',,');
}

const keys = [
  'app',
  'app',
  'app.kubernetes.io/name',
  'a/b/c',
  'A.b/c',
  '/x',
  'x/',
  'é',
  '-a',
  'a-',
  'a_b.c',
  'in',
  'notin',
  'exists',
  '',
  `${'p'.repeat(253)}/a`,
  `${'p'.repeat(254)}/a`,
  'n'.repeat(63),
  'n'.repeat(64),
];
const relations = [
  '=web',
  '==web',
  '!=web',
  '=',
  '!=',
  '',
  ' in (a,b)',
  ' in (a b)',
  ' in ()',
  ' in (,)',
  ' in (a,,b)',
  ' in (in,notin)',
  ' notin (a)',
  ' in(a)',
  'in (a)',
  ' IN (a)',
  ' in a',
  ' in (a',
  ' in )',
  '>5',
  '<5',
  '> x',
  '>9223372036854775808',
  '<-1',
  '>1.5',
  '=>',
  '=a=b',
  '=a b',
  '=in',
  ' = web ',
  '\t=\nweb',
  '=a!b',
  '=-a',
  `=${'v'.repeat(63)}`,
  `=${'v'.repeat(64)}`,
  '=\0a',
  '\0',
  '=é',
  ' ',
];

/** Generates a label selector, valid or not. */
export function labelSelector(random: Random): string {
  const requirement = () =>
    random.pick(['', '', '', '!', '! ', '!!']) + random.pick(keys) + random.pick(relations);
  const count = random.chance(0.6) ? 1 : random.whole(0, 4);
  return Array.from({ length: count }, requirement).join(random.pick([',', ',', ' , ', ',,', ' ']));
}
