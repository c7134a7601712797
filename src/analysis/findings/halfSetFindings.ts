import { isResourceRule, present } from '../../audit/match';
import { isStep } from '../../audit/steps';
import type { GroupResources, Path, Policy, PolicyRule } from '../../audit/types';
import { resourceVerbs } from '../../audit/verbs';
import { fix, listed, notice, set } from './check';
import type { Finding } from './finding';

/** Checks for a rule about one half of what belongs together, while no rule names the other half. Pauses. */
export function* halfSetFindings(policy: Policy): Generator<undefined, Finding[]> {
  const named = yield* namesOf(policy);
  const found: Finding[] = [];
  for (const [index, rule] of policy.rules.entries()) {
    if (isStep(index)) yield;
    for (const check of checks) found.push(...check(rule, index, named));
  }
  return found;
}

/** What the rules of a policy name, to look up the other half. */
interface Named {
  verbs: ReadonlySet<string>;
  /** "group/resource", and "group/" for a whole group. */
  resources: ReadonlySet<string>;
  /** The places that probes use and no rule names. */
  probes: readonly string[];
}

function* namesOf({ rules }: Policy): Generator<undefined, Named> {
  const verbs = new Set<string>();
  const resources = new Set<string>();
  let missing: readonly string[] = probes;
  for (const [index, rule] of rules.entries()) {
    if (isStep(index)) yield;
    for (const verb of rule.verbs ?? []) verbs.add(verb);
    for (const [at, entry] of (rule.resources ?? []).entries()) {
      if (isStep(at)) yield;
      for (const key of resourceKeys(entry)) resources.add(key);
    }
    for (const url of rule.nonResourceURLs ?? []) {
      if (url === '*' || url === '/*') missing = [];
      if (missing.length > 0) missing = missing.filter((probe) => !url.startsWith(probe));
    }
  }
  return { verbs, resources, probes: missing };
}

function resourceKeys({ group = '', resources = [] }: GroupResources): string[] {
  return present(resources) && !resources.includes('*')
    ? resources.map((resource) => `${group}/${resource}`)
    : [`${group}/`];
}

/** Verbs that a rule about changes misses: `with` names one of those it has. */
const verbPairs: readonly { with: readonly string[]; verb: string; why: string }[] = [
  { with: ['update'], verb: 'patch', why: 'kubectl apply, edit, label and scale send patch' },
  { with: ['patch'], verb: 'update', why: 'kubectl replace and most controllers send update' },
  {
    with: ['delete'],
    verb: 'deletecollection',
    why: 'a single deletecollection deletes many objects',
  },
];

function missingVerbs(rule: PolicyRule, index: number, named: Named): Finding[] {
  const { level, verbs = [], nonResourceURLs, resources = [] } = rule;
  if (level === 'None' || verbs.length === 0) return [];
  if (present(nonResourceURLs) || !resources.every(hasPlainObjects)) return [];
  if (!verbs.every(isResourceVerb)) return [];
  const missing = verbPairs.filter(
    (pair) =>
      pair.with.some((verb) => verbs.includes(verb)) &&
      !verbs.includes(pair.verb) &&
      !named.verbs.has(pair.verb),
  );
  if (missing.length === 0) return [];
  const path = ['rules', index, 'verbs'];
  const names = missing.map(({ verb }) => verb);
  return [
    notice(
      'writes-incomplete',
      path,
      `Without ${listed(names)}, this rule misses some changes: ${missing.map(({ why }) => why).join('; ')}.`,
      fix(
        `Add ${listed(names)}`,
        ...names.map((verb, i) => set([...path, verbs.length + i], verb)),
      ),
    ),
  ];
}

const isResourceVerb = (verb: string) => (resourceVerbs as readonly string[]).includes(verb);

/** Whether an entry is about objects themselves, which can be changed in every way: not subresources or single names. */
function hasPlainObjects({ resources = [], resourceNames }: GroupResources): boolean {
  return !present(resourceNames) && resources.every((name) => name === '*' || !name.includes('/'));
}

/** A resource with a second place that a rule about the first one misses. */
interface Counterpart {
  resource: string;
  group: string;
  also: string;
  why: string;
}

const counterparts: readonly Counterpart[] = [
  {
    resource: 'events',
    group: 'events.k8s.io',
    also: 'events',
    why: 'Events are also read and written as events of events.k8s.io',
  },
  {
    resource: 'endpoints',
    group: 'discovery.k8s.io',
    also: 'endpointslices',
    why: 'kube-proxy and most controllers use endpointslices of discovery.k8s.io instead of endpoints',
  },
];

function missingResources(rule: PolicyRule, index: number, named: Named): Finding[] {
  const entries = rule.resources ?? [];
  const path = ['rules', index, 'resources'];
  const isElection = electsLeaders(rule);
  const elections = entries.flatMap((entry, at) =>
    electionFinding(entry, [...path, at], named, isElection),
  );
  if (elections.length > 0 || isElection) return elections;
  return counterparts.flatMap(({ resource, group, also, why }) => {
    if (isNamed(named, group, also)) return [];
    const at = entries.findIndex(
      (entry) =>
        (entry.group ?? '') === '' &&
        !present(entry.resourceNames) &&
        entry.resources?.includes(resource),
    );
    const place = entries[at]?.resources?.indexOf(resource) ?? -1;
    if (place < 0) return [];
    return [
      notice(
        'counterpart-missing',
        [...path, at, 'resources', place],
        `${why}; no rule names those.`,
        fix(
          `Add ${also} of ${group}`,
          set([...path, entries.length], { group, resources: [also] }),
        ),
      ),
    ];
  });
}

const isNamed = ({ resources }: Named, group: string, resource: string) =>
  ['', resource, `${resource}/*`].some(
    (name) => resources.has(`${group}/${name}`) || resources.has(`*/${name}`),
  );

/** Names of objects that components lock to elect a leader. */
const lockName = /(?:^|-)leader(?:-|$)|leader-elect|-lock$/;

/** Components that lock Endpoints in kube-system, as they did before Leases. */
function electsLeaders({ users = [], verbs = [], namespaces = [] }: PolicyRule): boolean {
  return (
    namespaces.includes('kube-system') &&
    users.some((user) => /kube-(?:scheduler|controller-manager)$/.test(user)) &&
    verbs.every((verb) => ['get', 'update', 'create', 'patch'].includes(verb))
  );
}

function electionFinding(
  entry: GroupResources,
  path: Path,
  named: Named,
  isElection: boolean,
): Finding[] {
  const { group = '', resources = [], resourceNames = [] } = entry;
  const locks = resources.filter((name) => name === 'configmaps' || name === 'endpoints');
  const lock = resourceNames.findIndex((name) => lockName.test(name));
  const [first] = locks;
  if (group !== '' || first === undefined || (lock < 0 && !isElection)) return [];
  // Leases in the wrong group have a finding of their own.
  if (isNamed(named, 'coordination.k8s.io', 'leases') || named.resources.has('/leases')) return [];
  const at = lock < 0 ? ['resources', resources.indexOf(first)] : ['resourceNames', lock];
  return [
    notice(
      'counterpart-missing',
      [...path, ...at],
      `Components elect their leader with leases of coordination.k8s.io today, no longer with ${listed(locks)}; no rule names those leases.`,
    ),
  ];
}

/** /healthz is deprecated since 1.16; probes use the other two. */
const probes = ['/livez', '/readyz'];

function missingProbes(rule: PolicyRule, index: number, { probes: missing }: Named): Finding[] {
  if (missing.length === 0 || isResourceRule(rule)) return [];
  const urls = rule.nonResourceURLs ?? [];
  const at = urls.findIndex((url) => /^\/healthz(?:\/?\*)?$/.test(url));
  const health = urls[at];
  if (health === undefined) return [];
  const path = ['rules', index, 'nonResourceURLs'];
  const added = missing.map((probe) => health.replace('/healthz', probe));
  return [
    notice(
      'counterpart-missing',
      [...path, at],
      `Probes of the API server use ${listed(missing)}, which no rule names; /healthz is deprecated since 1.16.`,
      fix(`Add ${listed(added)}`, ...added.map((url, i) => set([...path, urls.length + i], url))),
    ),
  ];
}

/** The checks of each rule. */
const checks = [missingVerbs, missingResources, missingProbes];
