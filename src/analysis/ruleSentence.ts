import type { GroupResources, PolicyRule } from '../audit/types';

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

/** A rule as one plain sentence: "Record delete requests for pods webapp-pod in prod, with both bodies." */
export function ruleSentence(rule: PolicyRule): Piece[] {
  const { verbs = [], users = [], userGroups = [], namespaces = [] } = rule;
  const everything = [
    verbs,
    users,
    userGroups,
    namespaces,
    rule.resources ?? [],
    rule.nonResourceURLs ?? [],
  ];
  const start = plain(rule.level === 'None' ? 'Drop ' : 'Record ');
  const end = plain(`${endings[rule.level] ?? ''}.`);
  if (everything.every((list) => list.length === 0)) return [start, strong('everything else'), end];
  return [
    start,
    ...(verbs.length > 0 ? [strong(listed(verbs)), plain(' requests')] : [plain('every request')]),
    ...whatOf(rule),
    ...whereOf(namespaces),
    ...(users.length > 0 ? [plain(' by '), strong(listed(users))] : []),
    ...(userGroups.length > 0
      ? [plain(users.length > 0 ? ' who is in ' : ' by '), strong(listed(userGroups))]
      : []),
    end,
  ];
}

function whatOf({ resources = [], nonResourceURLs = [] }: PolicyRule): Piece[] {
  if (resources.length > 0) {
    return [
      plain(' for '),
      ...resources.flatMap((entry, index) => [
        ...(index > 0 ? [plain('; ')] : []),
        ...entryOf(entry),
      ]),
    ];
  }
  return nonResourceURLs.length > 0 ? [plain(' to '), strong(listed(nonResourceURLs))] : [];
}

function entryOf({ group = '', resources = [], resourceNames = [] }: GroupResources): Piece[] {
  const place = group === '' ? '' : ` in ${group}`;
  if (resources.length === 0) {
    return [strong(group === '' ? 'everything in the core group' : `everything in ${group}`)];
  }
  return [
    strong(listed(resources)),
    ...(resourceNames.length > 0 ? [plain(' named '), strong(listed(resourceNames))] : []),
    ...(place === '' ? [] : [plain(place)]),
  ];
}

function whereOf(namespaces: string[]): Piece[] {
  if (namespaces.length === 0) return [];
  const named = namespaces.filter((namespace) => namespace !== '');
  const cluster = named.length < namespaces.length ? 'outside any namespace' : '';
  if (named.length === 0) return [plain(' '), strong(cluster)];
  return [
    plain(' in '),
    strong(listed(named)),
    ...(cluster === '' ? [] : [plain(' or '), strong(cluster)]),
  ];
}

const namedAtMost = 5;

/** "a", "a and b", "a, b and c", "a, b, c, d and 3 more". Values are shown as they are; "" stands for an empty one. */
function listed(values: readonly string[]): string {
  const shown = values.map((value) => (value === '' ? '""' : value));
  if (shown.length > namedAtMost) {
    const first = shown.slice(0, namedAtMost - 1);
    return `${first.join(', ')} and ${shown.length - first.length} more`;
  }
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
