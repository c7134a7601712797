import { isResourceRule, present } from '../../audit/match';
import type { GroupResources, PolicyRule } from '../../audit/types';
import { deadValues, matchesNothing } from '../../proofs/deadValues';
import { aside, listed, textOf, type Piece } from './sentencePiece';

/**
 * Returns what a rule's sentence does not say, in one short sentence each: what the server rejects,
 * values that match nothing, names that a namespace or request cannot have. Usually empty.
 */
export function ruleNotes(rule: PolicyRule): Piece[] {
  return [...refused(rule), ...dead(rule), ...impossible(rule), ...byMethod(rule), ...byName(rule)];
}

/** What validation.go rejects and the evaluator would ignore. */
function refused(rule: PolicyRule): Piece[] {
  const { resources = [], nonResourceURLs } = rule;
  const nameless = resources.findIndex(
    (entry) => present(entry.resourceNames) && !present(entry.resources),
  );
  return [
    ...(isResourceRule(rule) && present(nonResourceURLs)
      ? [
          note('kube-apiserver rejects a rule with both URLs and resources or namespaces.', [
            'nonResourceURLs',
          ]),
        ]
      : []),
    ...(nameless < 0
      ? []
      : [
          note('kube-apiserver rejects resourceNames without resources.', [
            ...['resources', nameless, 'resourceNames'],
          ]),
        ]),
  ];
}

const notedAtMost = 3;

/** "In verbs, connect matches nothing." */
function dead(rule: PolicyRule): Piece[] {
  const found = deadValues(rule);
  const shown = found.slice(0, notedAtMost);
  return shown.flatMap(({ field, values }, index) => {
    const isLast = index === shown.length - 1;
    const isOne = new Set(values).size === 1;
    const effect = `${isOne ? 'matches' : 'match'} nothing`;
    const whole = isLast && matchesNothing(rule) ? ', so the rule never matches' : '';
    return [
      note(`In ${String(field.at(-1))}, `, field),
      ...listed(values, 'and', field).map((piece): Piece => ({ ...piece, look: 'aside' })),
      aside(` ${effect}${whole}.`, field),
    ];
  });
}

const namespaceName = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Namespaces that no cluster can have. Requests can name them: they are audited, and answered with an error or nothing. */
function impossible(rule: PolicyRule): Piece[] {
  const { namespaces = [] } = rule;
  const dead = new Set(deadValues({ level: '', namespaces }).flatMap(({ values }) => values));
  const found = namespaces.filter(
    (name) => name !== '' && !dead.has(name) && !namespaceName.test(name),
  );
  if (found.length === 0) return [];
  return [
    note(`No namespace can be called ${textOf(listed(found, 'or', ['namespaces']))}.`, [
      'namespaces',
    ]),
  ];
}

const methodsOnly = new Set(['head', 'post', 'put', 'options', 'connect', 'trace']);

/** Verbs that are HTTP methods, in a rule for both kinds of requests. */
function byMethod(rule: PolicyRule): Piece[] {
  const { verbs = [], nonResourceURLs } = rule;
  if (isResourceRule(rule) || present(nonResourceURLs)) return [];
  const found = verbs.filter((verb) => methodsOnly.has(verb));
  if (found.length === 0) return [];
  const text = textOf(listed(found, 'and', ['verbs']));
  return [note(`No resource request has the verb ${text}.`, ['verbs'])];
}

const selecting = ['list', 'watch'];

/**
 * Names only match requests that have one: what creates an object has none, a deletecollection
 * never, and a list or watch only if it selects one, with the field selector metadata.name or by the old
 * path /watch/…/NAME (requestinfo.go).
 */
function byName(rule: PolicyRule): Piece[] {
  const { verbs = [], resources = [] } = rule;
  const index = resources.findIndex(isByName);
  if (index < 0) return [];
  const has = (verb: string) => verbs.length === 0 || verbs.includes(verb);
  const isPlainOnly = resources.filter(isByName).every(isPlain);
  const nameless = [
    ...(isPlainOnly && has('create') ? ['creating an object'] : []),
    ...(verbs.includes('deletecollection') ? ['deletecollection'] : []),
  ];
  const selects = verbs.length === 0 ? ['list'] : selecting.filter(has);
  const clauses = [
    ...(nameless.length > 0 ? [`${nameless.join(' and ')} never ${matchOf(nameless)}`] : []),
    ...(selects.length > 0
      ? [
          `${selects.join(' and ')} only ${matchOf(selects)} with ${selectorOf(selects)} for that name`,
        ]
      : []),
  ];
  if (clauses.length === 0) return [];
  // A POST to an object has the verb create and its name, though it creates nothing.
  const isAll = verbs.length > 0 && verbs.every((verb) => verb === 'deletecollection');
  const end = isAll && resources.every(isByName) ? ', so the rule never matches.' : '.';
  return [
    note(`With resourceNames, ${clauses.join(', and ')}${end}`, [
      'resources',
      index,
      'resourceNames',
    ]),
  ];
}

const selectorOf = (verbs: readonly string[]) =>
  verbs.includes('watch') ? 'a field selector or path' : 'a field selector';
const matchOf = (verbs: readonly string[]) => (verbs.length === 1 ? 'matches' : 'match');

/** Requests without a name have the empty name. */
function isByName({ resources, resourceNames = [] }: GroupResources): boolean {
  return present(resources) && resourceNames.length > 0 && !resourceNames.includes('');
}

function isPlain({ resources = [] }: GroupResources): boolean {
  return !resources.some((pattern) => pattern === '*' || pattern.includes('/'));
}

const note = (text: string, field: NonNullable<Piece['field']>) => aside(` ${text}`, field);
