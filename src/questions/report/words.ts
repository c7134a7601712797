import { resourceText } from '../../audit/ruleText';
import { shownValue } from '../../audit/shownValue';
import type { Attributes, RequestAuditConfig, UserInfo } from '../../audit/types';
import { httpRequest } from '../../proofs/httpRequest';
import { groupsOfUser } from '../../proofs/subjects';
import type { Answer, Decided } from '../ask';

/** The word that begins an answer. */
export function verdictOf({ kind, question }: Answer): string {
  const isList = question.kind === 'list';
  const words = {
    yes: isList ? 'None' : 'Yes',
    no: isList ? 'Some' : 'No',
    empty: 'No such request',
    undecided: 'Undecided',
  };
  return words[kind];
}

/** Returns what decides an answer, as one or two sentences. */
export function answerSentence(answer: Answer): string {
  const { kind, decided, unsure, question } = answer;
  const contrary = decided.filter(({ holds }) => !holds);
  const unsaid =
    unsure.length > 0 ? ` It takes too much to find all that ${deciding(unsure)}.` : '';
  switch (kind) {
    case 'yes':
      return `${
        question.kind === 'list'
          ? 'Proved: no request in the world is one of them.'
          : 'Proved for every request in the world.'
      } ${decidedBy(decided)}${unsaid}`;
    case 'no': {
      const start = question.kind === 'list' ? 'Those that' : 'Not so for requests that';
      return `${start} ${deciding(contrary.map(({ rule }) => rule))}.${unsaid}`;
    }
    case 'empty':
      return 'No request that kube-apiserver can receive is one of these.';
    case 'undecided':
      return `Neither proved nor refuted.${unsaid}`;
  }
}

function decidedBy(decided: readonly Decided[]): string {
  const names = decided.map(({ rule, config }) => `${ruleName(rule)} (${config.level})`);
  return `Decided by ${listed(names.slice(0, listedAtMost), names.length - listedAtMost)}.`;
}

/** "rules 2 and 3 decide", "no rule matches". */
function deciding(rules: readonly (number | undefined)[]): string {
  const numbers = rules.flatMap((rule) => (rule === undefined ? [] : [String(rule + 1)]));
  const [only] = numbers;
  if (only === undefined) return 'no rule matches';
  const isOne = numbers.length === 1;
  const shown = listed(numbers.slice(0, listedAtMost), numbers.length - listedAtMost);
  const text = isOne ? `rule ${only}` : `rules ${shown}`;
  const others = rules.includes(undefined) ? ', and those that no rule matches' : '';
  return `${text} ${isOne ? 'decides' : 'decide'}${others}`;
}

const listedAtMost = 12;

/** "rule 3", counted from 1, or "no rule". */
export const ruleName = (rule: number | undefined): string =>
  rule === undefined ? 'no rule' : `rule ${rule + 1}`;

function listed(names: readonly string[], more: number): string {
  if (more > 0) return `${names.join(', ')} and ${more} more`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Returns what is recorded, in a few words: "Metadata without ResponseStarted". */
export function recordedText({ level, omitStages }: RequestAuditConfig): string {
  if (level === 'None') return 'nothing is recorded';
  return omitStages.length === 0 ? level : `${level} without ${omitStages.join(', ')}`;
}

/** Returns a request as people say it: "jane gets pods/exec web in default". */
export function requestSentence(request: Attributes): string {
  const { user, verb, isResourceRequest, name, namespace } = request;
  const who = user === null ? 'a failed login' : senderText(user);
  const what = isResourceRequest
    ? [
        resourceText(request),
        name && shownValue(name, 80),
        namespace ? `in ${shownValue(namespace, 80)}` : '',
      ]
        .filter(Boolean)
        .join(' ')
    : shownValue(request.path, 80);
  return `${who}: ${verb === '' ? 'OPTIONS' : verb} ${what}`;
}

/** "system:kube-proxy in system:serviceaccounts": with the groups of Kubernetes that its name does not bring. */
function senderText({ username, groups = [] }: UserInfo): string {
  const own = new Set(groupsOfUser(username));
  const others = groups.filter((group) => group.startsWith('system:') && !own.has(group));
  const name = shownValue(username, 80);
  return others.length > 0
    ? `${name} in ${others.map((group) => shownValue(group, 80)).join(', ')}`
    : name;
}

/** Returns the method and URL of a request: "GET /api/v1/…". */
export function methodAndUrl(request: Attributes): string {
  const made = httpRequest(request);
  return made ? `${made.method} ${made.url}` : '';
}
