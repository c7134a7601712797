import type { GroupResources, Path, PolicyRule, Whole } from '../../audit/types';
import { entriesFor } from '../coverage';
import { aside, listed, plain, said, strong, valueOf, type Piece } from './sentencePiece';

const entriesAtMost = 4;

/** What a rule's `resources` match, in words: " for pods named a, and deployments of API group apps". */
export function resourceWords(rule: PolicyRule): Piece[] {
  const { resources = [] } = rule;
  if (resources.length > 1 && resources.every(isWholeGroup)) return wholeGroups(resources);
  const shown = resources.length > entriesAtMost ? entriesAtMost - 1 : resources.length;
  const more = resources.length - shown;
  return [
    ...resources
      .slice(0, shown)
      .flatMap((entry, index) => [
        plain(index === 0 ? ' for ' : ', and ', ['resources']),
        ...entryWords(entry, ['resources', index]),
      ]),
    ...(more === 0
      ? []
      : [plain(', and ', ['resources']), strong(`${more} more entries`, ['resources'])]),
    ...leftOut(rule),
  ];
}

/** For entries that are all whole groups. */
function wholeGroups(entries: readonly GroupResources[]): Piece[] {
  const field = ['resources'];
  const groups = entries.map(({ group = '' }) => group);
  if (groups.includes('*')) return [plain(' for ', field), strong('every resource', field)];
  return [
    plain(' for everything in API groups ', field),
    ...listed(groups, 'and', field, (group) => (group === '' ? 'core ("")' : said(group))),
  ];
}

function isWholeGroup({ resources = [], resourceNames = [] }: GroupResources): boolean {
  return resourceNames.length === 0 && (resources.length === 0 || resources.includes('*'));
}

/** An entry without resources matches its whole group, and so does "*". */
function entryWords(
  entry: Whole<GroupResources, 'group' | 'resources' | 'resourceNames'>,
  path: Path,
): Piece[] {
  const { group = '', resources = [] } = entry;
  const groupPath = [...path, 'group'];
  if (resources.length === 0 || resources.includes('*')) {
    const whole = { '': 'everything in the core group', '*': 'every resource' }[group];
    return [
      strong(whole ?? `everything in API group ${said(group)}`, groupPath),
      ...nameWords(entry, path),
    ];
  }
  return [
    ...listed(resources, 'and', [...path, 'resources'], patternText),
    ...groupWords(group, resources, groupPath),
    ...nameWords(entry, path),
  ];
}

function groupWords(group: string, resources: readonly string[], path: Path): Piece[] {
  if (group === '*') return [plain(' of any API group', path)];
  if (group !== '') return [plain(' of API group ', path), valueOf(group, path)];
  const isCore = resources.every((pattern) => coreResources.has(pattern.split('/')[0] ?? ''));
  return isCore ? [] : [plain(' of the core group', path)];
}

/** Well-known names of the core group. Of others the sentence names the group, to show that one was forgotten. */
const coreResources = new Set(
  (
    'bindings componentstatuses configmaps endpoints events limitranges namespaces nodes ' +
    'persistentvolumeclaims persistentvolumes pods podtemplates replicationcontrollers ' +
    'resourcequotas secrets serviceaccounts services'
  ).split(' '),
);

function patternText(pattern: string): string {
  const [, resource, subresource] = /^([^/*]+|\*)\/([^/*]+|\*)$/.exec(pattern) ?? [];
  if (resource === undefined || subresource === undefined || resource === subresource) {
    return said(pattern);
  }
  if (subresource === '*') return `${said(resource)} (with all subresources)`;
  return resource === '*' ? `every resource's ${said(subresource)}` : said(pattern);
}

/** Requests without a name have the empty name: most lists, and every create. */
function nameWords({ resourceNames = [] }: GroupResources, path: Path): Piece[] {
  if (resourceNames.length === 0) return [];
  const field = [...path, 'resourceNames'];
  const named = resourceNames.filter((name) => name !== '');
  const isNameless = named.length < resourceNames.length;
  return [
    ...(named.length > 0 ? [plain(' named ', field), ...listed(named, 'or', field)] : []),
    ...(isNameless
      ? [plain(named.length > 0 ? ' or ' : ' ', field), strong('without a name', field)]
      : []),
  ];
}

interface Telling {
  group: string;
  /** Subresources, each with the verbs of its requests. */
  reached: readonly [subresource: string, verbs: readonly string[]][];
}

const proxy: Telling['reached'] = [['proxy', ['get', 'create', 'update', 'patch', 'delete']]];
const scale: Telling['reached'] = [['scale', ['update', 'patch']]];

/** Resources with subresources whose requests do something else than those of the resource. */
const telling: ReadonlyMap<string, Telling> = new Map([
  [
    'pods',
    {
      group: '',
      reached: [
        ['exec', ['get', 'create']],
        ['log', ['get']],
        ['ephemeralcontainers', ['update', 'patch']],
      ],
    },
  ],
  ['serviceaccounts', { group: '', reached: [['token', ['create']]] }],
  ['nodes', { group: '', reached: proxy }],
  ['services', { group: '', reached: proxy }],
  ['deployments', { group: 'apps', reached: scale }],
  ['statefulsets', { group: 'apps', reached: scale }],
  ['replicasets', { group: 'apps', reached: scale }],
  [
    'certificatesigningrequests',
    { group: 'certificates.k8s.io', reached: [['approval', ['update', 'patch']]] },
  ],
]);

const examplesAtMost = 2;

/**
 * " (but not subresources such as pods/exec)", if a resource is named without any of its subresources,
 * and the rule's verbs include those of an important one.
 */
function leftOut(rule: PolicyRule): Piece[] {
  const { verbs = [], resources = [] } = rule;
  const patterns = [...new Set(resources.flatMap((entry) => entry.resources ?? []))];
  const examples = patterns.flatMap((resource) => {
    const { group = '', reached = [] } = telling.get(resource) ?? {};
    if (reached.length === 0) return [];
    const covers = (subresource: string) =>
      entriesFor(rule, { group, resource, subresource }).length > 0;
    // Who names one of them knows about subresources.
    const isKnown = patterns.some((pattern) => pattern.startsWith(`${resource}/`));
    if (isKnown || !covers('')) return [];
    return reached
      .filter(([, theirs]) => verbs.length === 0 || verbs.some((verb) => theirs.includes(verb)))
      .filter(([subresource]) => !covers(subresource))
      .map(([subresource]) => `${resource}/${subresource}`);
  });
  if (examples.length === 0) return [];
  const shown = examples.slice(0, examplesAtMost).join(' and ');
  return [aside(` (but not subresources such as ${shown})`, ['resources'])];
}
