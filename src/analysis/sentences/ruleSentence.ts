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
import { isResourceRule } from '../../audit/match';
import { isCatchAll } from '../coverage';
import { discoveryPath } from '../../proofs/resourcePath';
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
  ResponseStarted: 'when the response starts',
  ResponseComplete: 'when the response is complete',
  Panic: 'when the handler panics',
};

/**
 * Returns a rule as one plain sentence: "Record delete requests for pods named webapp-pod in prod, with
 * both bodies, not on arrival (RequestReceived)." What is easily overlooked follows as asides: see
 * ruleNotes. What the rule omits is mentioned where it has an effect: stages if it records, managed
 * fields if it records bodies. `isLast`: it is the last of several rules, so a catch-all is for
 * everything else instead of everything. Works for every rule, also one that the server rejects.
 */
export function ruleSentence(rule: PolicyRule, isLast = false): Piece[] {
  const all = strong(isLast ? 'everything else' : 'everything', ['level']);
  return [
    plain(startOf(rule), ['level']),
    ...(isCatchAll(rule) ? [all] : conditionWords(rule)),
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

/** Without the field, the policy's applies. */
function managedFieldsOf({ level, omitManagedFields }: PolicyRule): Piece[] {
  if (level === 'Metadata' || omitManagedFields === undefined) return [];
  const text = omitManagedFields ? ' but without managed fields' : ' including managed fields';
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
export function stageWords(
  omitted: readonly Stage[],
  unknown: readonly string[],
  last: 'and' | 'or' = 'or',
): Piece[] {
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
    const before = index < words.length - 1 ? ', ' : ` ${last} `;
    return index === 0 ? pieces : [plain(before, field), ...pieces];
  });
}

/** A rule with namespaces or resources does not match non-resource requests. */
function verbsOf({ verbs = [], namespaces = [], resources = [] }: PolicyRule): Piece[] {
  const field = ['verbs'];
  if (verbs.length > 0) return [...listed(verbs, 'and', field), plain(' requests', field)];
  const isInNamespace = namespaces.length > 0 && resources.length === 0;
  return [plain(isInNamespace ? 'every resource request' : 'every request', field)];
}

/** A pattern such as /api* looks as if it matched resources; no URL pattern does. */
function urlsOf(rule: PolicyRule): Piece[] {
  const { nonResourceURLs: urls = [] } = rule;
  const field = ['nonResourceURLs'];
  if (urls.length === 0) return [];
  if (urls.includes('*')) return [plain(' to ', field), strong('every non-resource URL', field)];
  const seems =
    !isResourceRule(rule) &&
    urls.some(
      (url) =>
        discoveryPath(url) !== undefined ||
        (url.endsWith('*') && '/apis/apps/v1/x'.startsWith(url.replace(/\*+$/, ''))),
    );
  return [
    plain(' to ', field),
    ...listed(urls, 'and', field),
    ...(seems ? [aside(' (but not to resources)', field)] : []),
  ];
}

/** Requests for cluster-scoped objects and requests across all namespaces have the empty namespace. */
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
          plain(' or across all namespaces', field),
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

/** The policy is evaluated before impersonation, so it sees the user who sent the request. */
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

/** Returns which requests a rule with conditions matches: "get requests for secrets in prod". */
export function conditionWords(rule: PolicyRule): Piece[] {
  return wordOrder.flatMap((field) => wordsOf[field](rule));
}

/** All fields of a rule, in the order in which the sentence is about them. */
export const sentenceOrder: readonly RuleField[] = [
  'level',
  ...wordOrder,
  ...outcomeFields.filter((field) => field !== 'level'),
];
