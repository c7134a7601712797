import { stages, type GroupResources, type PolicyRule, type Stage } from '../audit/types';

/** A piece of a sentence; strong pieces are the rule's own values. */
export interface Piece {
  text: string;
  strong: boolean;
}

const plain = (text: string): Piece => ({ text, strong: false });
const strong = (text: string): Piece => ({ text, strong: true });

const endings: Record<string, string> = {
  None: '',
  Metadata: ', without bodies',
  Request: ', with the request body',
  RequestResponse: ', with both bodies',
};

const moments: Record<Stage, string> = {
  RequestReceived: 'on arrival',
  ResponseStarted: 'when the answer starts',
  ResponseComplete: 'when the answer is out',
  Panic: 'when the handler panics',
};

/**
 * A rule as one plain sentence: "Record delete requests for pods named webapp-pod in prod, with
 * both bodies, not on arrival (RequestReceived)." What the rule omits is said where it has an
 * effect: stages when it records, managed fields when it records bodies; what the policy omits is
 * not said. `isLast`: it is the last of several rules, so that without conditions it is for
 * everything else; any other rule without conditions is for everything.
 */
export function ruleSentence(rule: PolicyRule, isLast = false): Piece[] {
  const what = [...verbsOf(rule), ...whatOf(rule), ...whereOf(rule), ...whoOf(rule)];
  const all = strong(isLast ? 'everything else' : 'everything');
  return [
    plain(startOf(rule)),
    ...(hasConditions(rule) ? what : [all]),
    ...endOf(rule),
    plain('.'),
  ];
}

function hasConditions(rule: PolicyRule): boolean {
  const { users, userGroups, verbs, resources, namespaces, nonResourceURLs } = rule;
  const conditions = [users, userGroups, verbs, resources, namespaces, nonResourceURLs];
  return conditions.some((values) => (values?.length ?? 0) > 0);
}

function startOf({ level }: PolicyRule): string {
  if (level === 'None') return 'Drop ';
  return Object.hasOwn(endings, level) ? 'Record ' : 'Match ';
}

function endOf(rule: PolicyRule): Piece[] {
  const { level } = rule;
  const ending = Object.hasOwn(endings, level) ? endings[level] : undefined;
  if (ending === '') return [];
  if (ending !== undefined) return [plain(ending + managedFieldsOf(rule)), ...stagesOf(rule)];
  return level === ''
    ? [plain(', without a level')]
    : [plain(' at the unknown level '), strong(level)];
}

/** A rule that does not say leaves it to the policy. */
function managedFieldsOf({ level, omitManagedFields }: PolicyRule): string {
  if (level === 'Metadata' || omitManagedFields === undefined) return '';
  return omitManagedFields ? ' but no managed fields' : ' and any managed fields';
}

function stagesOf({ omitStages = [] }: PolicyRule): Piece[] {
  const omitted = stages.filter((stage) => omitStages.includes(stage));
  if (omitted.length === stages.length) return [plain(', at no stage')];
  const known: readonly string[] = stages;
  const said = [
    ...omitted.map((stage) => [plain(`${moments[stage]} (`), strong(stage), plain(')')]),
    ...[...new Set(omitStages)]
      .filter((stage) => !known.includes(stage))
      .map((stage) => [plain('at the unknown stage '), strong(stage === '' ? '""' : stage)]),
  ];
  return said.flatMap((pieces, index) => {
    const before = index === 0 ? ', not ' : index < said.length - 1 ? ', ' : ' or ';
    return [plain(before), ...pieces];
  });
}

/** Namespaces and resources leave out requests that are not about resources. */
function verbsOf({ verbs = [], namespaces = [], resources = [] }: PolicyRule): Piece[] {
  if (verbs.length > 0) return [strong(listed(verbs, 'and')), plain(' requests')];
  const isInNamespace = namespaces.length > 0 && resources.length === 0;
  return [plain(isInNamespace ? 'every resource request' : 'every request')];
}

function whatOf({ resources = [], nonResourceURLs = [] }: PolicyRule): Piece[] {
  const entries = resources.flatMap((entry, index) => [
    plain(index === 0 ? ' for ' : ', and '),
    ...entryOf(entry),
  ]);
  if (nonResourceURLs.length === 0) return entries;
  const urls = nonResourceURLs.includes('*')
    ? 'every non-resource URL'
    : listed(nonResourceURLs, 'and');
  return [...entries, plain(' to '), strong(urls)];
}

/** An entry without resources covers its whole group, and so does "*". */
function entryOf({ group = '', resources = [], resourceNames = [] }: GroupResources): Piece[] {
  const named =
    resourceNames.length > 0 ? [plain(' named '), strong(listed(resourceNames, 'or'))] : [];
  if (resources.length === 0 || resources.includes('*')) {
    const whole = { '': 'everything in the core group', '*': 'every resource' }[group];
    return [strong(whole ?? `everything in API group ${group}`), ...named];
  }
  const ofGroup = { '': '', '*': ' of any API group' }[group] ?? ` of API group ${group}`;
  return [strong(listed(resources, 'and')), ...(ofGroup === '' ? [] : [plain(ofGroup)]), ...named];
}

/** The empty namespace is that of cluster-scoped objects, and of lists over all namespaces. */
function whereOf({ namespaces = [] }: PolicyRule): Piece[] {
  const named = namespaces.filter((namespace) => namespace !== '');
  const isWide = named.length < namespaces.length;
  return [
    ...(named.length > 0 ? [plain(' in '), strong(listed(named, 'or'))] : []),
    ...(isWide && named.length > 0 ? [plain(',')] : []),
    ...(isWide ? [plain(' at '), strong('cluster scope'), plain(' or over all namespaces')] : []),
  ];
}

/** Both conditions have to hold: one of the users, and one group in common. */
function whoOf({ users = [], userGroups = [] }: PolicyRule): Piece[] {
  const groups = strong(listed(userGroups, 'or'));
  if (users.length === 0) {
    return userGroups.length === 0 ? [] : [plain(' by anyone in group '), groups];
  }
  const by = [plain(' by '), strong(listed(users, 'or'))];
  return userGroups.length === 0 ? by : [...by, plain(', if in group '), groups];
}

const namedAtMost = 5;

/** "a", "a and b", "a, b and c", "a, b, c, d and 3 more". Values are shown as they are; "" stands for an empty one. */
function listed(values: readonly string[], last: 'and' | 'or'): string {
  const shown = values.map((value) => (value === '' ? '""' : value));
  if (shown.length > namedAtMost) {
    const first = shown.slice(0, namedAtMost - 1);
    return `${first.join(', ')} ${last} ${shown.length - first.length} more`;
  }
  return shown.length < 2
    ? shown.join('')
    : `${shown.slice(0, -1).join(', ')} ${last} ${shown.at(-1)}`;
}
