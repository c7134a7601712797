import {
  outcomeFields,
  stages,
  type Level,
  type MatchField,
  type Path,
  type PolicyRule,
  type RuleField,
  type Stage,
} from '../../audit/types';
import { isCatchAll } from '../coverage';
import { resourceWords } from './resourceWords';
import { ruleNotes } from './ruleNotes';
import { aside, listed, plain, strong, valueOf, type Piece } from './sentencePiece';

const endings: Readonly<Record<Level, string>> = {
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
 * both bodies, not on arrival (RequestReceived)." What is easily overlooked follows as asides: see
 * ruleNotes. What the rule omits is said where it has an effect: stages when it records, managed
 * fields when it records bodies; what the policy omits is not said. `isLast`: it is the last of
 * several rules, so that without conditions it is for everything else; any other rule without
 * conditions is for everything. Any rule has a sentence, also one that the server refuses.
 */
export function ruleSentence(rule: PolicyRule, isLast = false): Piece[] {
  const all = strong(isLast ? 'everything else' : 'everything', ['level']);
  return [
    plain(startOf(rule), ['level']),
    ...(isCatchAll(rule) ? [all] : wordOrder.flatMap((field) => wordsOf[field](rule))),
    ...endOf(rule),
    plain('.'),
    ...ruleNotes(rule),
  ];
}

function startOf({ level }: PolicyRule): string {
  if (level === 'None') return 'Drop ';
  return Object.hasOwn(endings, level) ? 'Record ' : 'Match ';
}

function endOf(rule: PolicyRule): Piece[] {
  const { level } = rule;
  const field = ['level'];
  const ending = Object.hasOwn(endings, level) ? endings[level as Level] : undefined;
  if (ending === '') return [];
  if (ending !== undefined) {
    return [plain(ending, field), ...managedFieldsOf(rule), ...stagesOf(rule)];
  }
  return level === ''
    ? [plain(', without a level', field)]
    : [plain(' at the unknown level ', field), valueOf(level, field)];
}

/** A rule that does not say leaves it to the policy. */
function managedFieldsOf({ level, omitManagedFields }: PolicyRule): Piece[] {
  if (level === 'Metadata' || omitManagedFields === undefined) return [];
  const text = omitManagedFields ? ' but no managed fields' : ' and any managed fields';
  return [plain(text, ['omitManagedFields'])];
}

function stagesOf({ omitStages = [] }: PolicyRule): Piece[] {
  const known: readonly string[] = stages;
  const unknown = [...new Set(omitStages)].filter((stage) => !known.includes(stage));
  const omitted = stages.filter((stage) => omitStages.includes(stage));
  const field = ['omitStages'];
  if (omitted.length === stages.length) return [plain(', at no stage', field)];
  if (omitted.length + unknown.length === 0) return [];
  return [plain(', not ', field), ...stageWords(omitted, unknown)];
}

/** "on arrival (RequestReceived) or when the handler panics (Panic)". */
export function stageWords(omitted: readonly Stage[], unknown: readonly string[]): Piece[] {
  const field = ['omitStages'];
  const words = omitted.map((stage) => [
    plain(`${moments[stage]} (`, field),
    valueOf(stage, field),
    plain(')', field),
  ]);
  if (unknown.length > 0) {
    const are = `at the unknown stage${unknown.length > 1 ? 's' : ''} `;
    words.push([plain(are, field), ...listed(unknown, 'or', field)]);
  }
  return words.flatMap((pieces, index) => {
    const before = index < words.length - 1 ? ', ' : ' or ';
    return index === 0 ? pieces : [plain(before, field), ...pieces];
  });
}

/** Namespaces and resources leave out requests that are not about resources. */
function verbsOf({ verbs = [], namespaces = [], resources = [] }: PolicyRule): Piece[] {
  const field = ['verbs'];
  if (verbs.length > 0) return [...listed(verbs, 'and', field), plain(' requests', field)];
  const isInNamespace = namespaces.length > 0 && resources.length === 0;
  return [plain(isInNamespace ? 'every resource request' : 'every request', field)];
}

/** A pattern such as /api* looks as if it covered resources; no URL pattern does. */
function urlsOf({ nonResourceURLs: urls = [] }: PolicyRule): Piece[] {
  const field = ['nonResourceURLs'];
  if (urls.length === 0) return [];
  if (urls.includes('*')) return [plain(' to ', field), strong('every non-resource URL', field)];
  const seems = urls.some(
    (url) => url.endsWith('*') && '/apis/apps/v1/x'.startsWith(url.replace(/\*+$/, '')),
  );
  return [
    plain(' to ', field),
    ...listed(urls, 'and', field),
    ...(seems ? [aside(' (but to no resource)', field)] : []),
  ];
}

/** The empty namespace is that of cluster-scoped objects, and of requests over all namespaces. */
function whereOf({ namespaces = [] }: PolicyRule): Piece[] {
  const field = ['namespaces'];
  const named = namespaces.filter((namespace) => namespace !== '');
  const isWide = named.length < namespaces.length;
  return [
    ...(named.length > 0 ? [plain(' in ', field), ...listed(named, 'or', field)] : []),
    ...(isWide && named.length > 0 ? [plain(',', field)] : []),
    ...(isWide
      ? [
          plain(' at ', field),
          strong('cluster scope', field),
          plain(' or over all namespaces', field),
        ]
      : []),
  ];
}

/** Users and groups must both match: one of the users, and one group in common. */
function usersOf({ users = [], userGroups = [] }: PolicyRule): Piece[] {
  const field = ['users'];
  if (users.length === 0) return [];
  const isEnd = userGroups.length === 0;
  return [
    plain(' by ', field),
    ...listed(users, 'or', field),
    ...(isEnd ? [beforeImpersonation(field)] : []),
  ];
}

function groupsOf({ users = [], userGroups = [] }: PolicyRule): Piece[] {
  const field = ['userGroups'];
  if (userGroups.length === 0) return [];
  const isAlone = users.length === 0;
  return [
    plain(isAlone ? ' by anyone in group ' : ', if in group ', field),
    ...listed(userGroups, 'or', field),
    beforeImpersonation(isAlone ? field : ['users']),
  ];
}

/** The policy is evaluated before impersonation, so whoever acts as somebody else is still who they are. */
const beforeImpersonation = (field: Path) => aside(' (before impersonation)', field);

/** How each field is put into words, in the order of the sentence. */
const wordsOf: Readonly<Record<MatchField, (rule: PolicyRule) => Piece[]>> = {
  verbs: verbsOf,
  resources: resourceWords,
  nonResourceURLs: urlsOf,
  namespaces: whereOf,
  users: usersOf,
  userGroups: groupsOf,
};
const wordOrder = Object.keys(wordsOf) as MatchField[];

/** All fields of a rule, in the order in which the sentence is about them. */
export const sentenceOrder: readonly RuleField[] = [
  'level',
  ...wordOrder,
  ...outcomeFields.filter((field) => field !== 'level'),
];
