import type { FixTitle } from '../../analysis/fixTitle';
import { present } from '../../audit/match';
import {
  outcomeFields,
  type OutcomeField,
  type Policy,
  type PolicyRule,
  type RequestAuditConfig,
} from '../../audit/types';
import type { ProblemCode } from '../../engine/problemCode';

/** A fix that was applied. */
export interface Applied {
  code: ProblemCode;
  title: FixTitle;
  before: Policy;
  after: Policy;
  /** The rule that its problem is in, from 0. */
  rule: number | undefined;
}

/** What a policy does with requests that one of its rules decides; undefined: no rule does. */
export interface Decided extends RequestAuditConfig {
  rule: number | undefined;
}

/** What the title of a fix promises of all requests that are recorded differently after it. */
export interface FixPromise {
  title: RegExp;
  /** Only for problems of these codes. */
  codes?: readonly ProblemCode[];
  /** Each of those requests is matched by one of these rules; none: nothing changes. Absent: it may be any. */
  within?: (applied: Applied, match: RegExpExecArray) => readonly (PolicyRule | undefined)[];
  /** How those requests change. */
  changes?: (change: Change, applied: Applied, match: RegExpExecArray) => boolean;
  /** The fix leaves all but the rule of its problem as it is. */
  isOfRule?: true;
  /** The title says that the rule may match whole groups or everything. */
  widens?: true;
  /** What else must be true of the two policies. */
  also?: (applied: Applied, match: RegExpExecArray) => boolean;
}

/** A rule of each policy, and what is recorded of the requests that they decide. */
export interface Change {
  before: Decided;
  after: Decided;
}

type Within = NonNullable<FixPromise['within']>;
type Changes = NonNullable<FixPromise['changes']>;

const was = ({ before, rule }: Applied) => before.rules[rule ?? -1];
const is = ({ after, rule }: Applied) => after.rules[rule ?? -1];
const nothing: Within = () => [];
/** Requests of the rule, as it was or as it is. */
const own: Within = (applied) => [was(applied), is(applied)];
/** Requests of the rule as it was: it gets narrower, or records something else. */
const ownBefore: Within = (applied) => [was(applied)];
/** Requests of the rule as it is, as far as they have one of the values that are added. */
const added =
  (field: 'verbs' | 'users' | 'nonResourceURLs'): Within =>
  (applied, [, names = '']) => {
    const rule = is(applied);
    return [rule && { ...rule, [field]: namesIn(names) }];
  };
const namesIn = (words: string) => words.split(/, | and /);

const only =
  (...fields: readonly OutcomeField[]): Changes =>
  ({ before, after }) =>
    outcomeFields.every(
      (field) => fields.includes(field) || String(before[field]) === String(after[field]),
    );
const numbered = (word: string | undefined) => Number(word) - 1;
const decidedBy: Changes = ({ before }, _, [, number]) => before.rule === numbered(number);
const sameRules = ({ before, after }: Applied) => textsOf(before) === textsOf(after);
const textsOf = ({ rules }: Policy) =>
  rules
    .map((rule) => JSON.stringify(rule))
    .toSorted()
    .join();
const rank = ({ level }: Decided) =>
  ['None', 'Metadata', 'Request', 'RequestResponse'].indexOf(level);
const groupsOf = (rule: PolicyRule | undefined) =>
  (rule?.resources ?? []).map(({ group = '' }) => group);

/** Both rules match only requests for these resources. */
const forResources: Within = (_, [, what = '']) =>
  namesIn(what).map((name) => ({
    level: 'None',
    resources: [
      { group: name === 'tokenreviews' ? 'authentication.k8s.io' : '', resources: [name] },
    ],
  }));
const isOfOldRule = ({ before, after }: Change, { rule }: Applied) =>
  before.rule === rule && after.rule === rule;

/** What quotes of any kind are around, without them. */
const bare = (policy: Policy) => JSON.stringify(policy).replace(/\\"|["'“”‘’„]/g, '');

/** The promise of every kind of title. The first row that matches counts. */
export const fixPromises: readonly FixPromise[] = [
  // Removes what has no effect
  { title: /^Remove the second ".*"$/s, within: nothing, isOfRule: true },
  { title: /^Remove .* from the rule$/, within: nothing, isOfRule: true },
  { title: /^Remove rule \d+$/, within: nothing },
  { title: /^Remove the entry$/, within: nothing, isOfRule: true },
  { title: /^Remove the ignored duplicate$/, within: nothing },
  {
    title: /^Remove "".*$/,
    codes: ['empty-verb'],
    within: (applied) => [{ ...was(applied)!, verbs: [''] }],
    isOfRule: true,
  },
  { title: /^Remove "[^]*"(?:,.* and more)?$/, within: nothing, isOfRule: true },
  // Removes conditions
  {
    title: /^Remove (?:users|userGroups|verbs|namespaces|nonResourceURLs|resourceNames)$/,
    ...{ within: own, isOfRule: true, widens: true },
  },
  {
    title: /^Remove .* from rule (\d+)$/,
    within: ({ before }, [, number]) => [before.rules[numbered(number)]],
    changes: decidedBy,
  },
  {
    title: /^Remove the (?:---|\.\.\.) line$/,
    changes: ({ before }) => before.rule === undefined,
    widens: true,
  },
  // Stages and managed fields
  {
    title: /^Move .* to the other rules$/,
    within: ownBefore,
    changes: only('omitStages'),
  },
  {
    title: /^Remove ResponseStarted$/,
    changes: (change, applied, match) =>
      only('omitStages')(change, applied, match) &&
      (applied.rule === undefined || isOfOldRule(change, applied)) &&
      !change.after.omitStages.includes('ResponseStarted'),
  },
  {
    title: /^Omit managed fields$/,
    changes: (change, applied, match) =>
      only('omitManagedFields')(change, applied, match) && change.after.omitManagedFields,
    also: ({ before, after }) => textsOf(before) === textsOf(after),
  },
  // Values
  {
    title: /^Remove the (?:typographic )?quotes$|^Convert to a list$/,
    also: ({ before, after }) => bare(before) === bare(after),
  },
  {
    title: /^Change level to Metadata$/,
    changes: (change, applied) =>
      isOfOldRule(change, applied) && rank(change.before) > 1 && change.after.level === 'Metadata',
    isOfRule: true,
  },
  { title: /^Change to (?:None|Metadata|Request|RequestResponse)$/, within: own, isOfRule: true },
  {
    title: /^Change group to "(.*)"$/,
    ...{ within: own, isOfRule: true },
    also: (applied, [, group = '']) => groupsOf(is(applied)).includes(group),
  },
  { title: /^Change to (?:"(?:[^"\\]|\\.)*"(?:, |$))+$/s, within: own, isOfRule: true },
  { title: /^Use userGroups: \[".*"\]$/, within: own, isOfRule: true },
  {
    title: /^Move to group "(.*)"$/,
    within: (applied, [, group = '']) => {
      const rule = is(applied);
      const moved = rule?.resources?.filter((entry) => (entry.group ?? '') === group);
      return [was(applied), rule && { ...rule, resources: moved ?? [] }];
    },
    isOfRule: true,
    also: ({ before, after }) => emptied(after) <= emptied(before),
  },
  // Keys
  { title: /^Set (?:kind|apiVersion): \S+$/, within: nothing },
  { title: /^Rename to (?:kind|apiVersion|metadata)$/, within: nothing },
  { title: /^Rename to (?:name|labels|annotations|namespace|generateName)$/, within: nothing },
  { title: /^Move \w+ to metadata$/, within: nothing },
  {
    title: /^Rename to (omitStages|omitManagedFields)$/,
    changes: (change, applied, [, field]) =>
      only(field as OutcomeField)(change, applied, [] as never) &&
      (applied.rule === undefined || isOfOldRule(change, applied)),
  },
  { title: /^Rename to (?:level|group|userGroups|users)$/, within: own, isOfRule: true },
  { title: /^Rename to rules$/, widens: true },
  { title: /^Rename to \w+$/, within: ownBefore, isOfRule: true, widens: true },
  { title: /^Move (?:omitStages|omitManagedFields) to the rule$/, changes: isOfOldRule },
  { title: /^Move \w+ to the rule$/, within: ownBefore, isOfRule: true },
  {
    title:
      /^(?:Move the fields to a rule|Move the rules to the top level|Convert to a list of rules)$/,
    widens: true,
  },
  { title: /^Start a policy$/, widens: true },
  // Order
  { title: /^Move rule (\d+) (?:to the end|below rule \d+)$/, changes: decidedBy, also: sameRules },
  {
    title: /^Move above rule (\d+)$/,
    within: ownBefore,
    changes: ({ after }, _, [, number]) => after.rule === numbered(number),
    also: sameRules,
  },
  {
    title: /^Use rule (\d+) instead of rule (\d+)$/,
    within: ({ before }, [, late, early]) => [
      before.rules[numbered(late)],
      before.rules[numbered(early)],
    ],
    changes: ({ before, after }, _, [, , early]) =>
      before.rule === numbered(early) && after.rule === numbered(early),
  },
  // Adds rules
  {
    title: /^Add a Metadata rule for (.*) above this one$/,
    codes: ['drop-hides-more'],
    within: forResources,
    changes: (change, applied) =>
      isOfOldRule(change, applied) && rank(change.before) === 0 && rank(change.after) === 1,
  },
  {
    title: /^Add a Metadata rule for (.*) above this one$/,
    within: forResources,
    changes: (change, applied) =>
      isOfOldRule(change, applied) && rank(change.before) > 1 && rank(change.after) === 1,
  },
  {
    title: /^Add a Metadata rule for everything(?: else)?$/,
    changes: ({ before, after }) => before.rule === undefined && rank(after) === 1,
    widens: true,
  },
  // Adds values
  {
    title: /^Add (\w+) of ([\w.]+)$/,
    within: (applied, [, resource = '', group = '']) => {
      const rule = is(applied);
      return [rule && { ...rule, resources: [{ group, resources: [resource] }] }];
    },
    isOfRule: true,
  },
  { title: /^Add (\/.*)$/, within: added('nonResourceURLs'), isOfRule: true },
  {
    title: /^Add "(.*)"$/,
    within: added('users'),
    isOfRule: true,
  },
  {
    title: /^Add ((?:get|create|patch|update|deletecollection)(?: and \w+)?)$/,
    within: added('verbs'),
    isOfRule: true,
  },
];

/** How many entries match a whole group, whatever names they have. */
const emptied = ({ rules }: Policy) =>
  rules.flatMap(({ resources = [] }) => resources.filter((entry) => !present(entry.resources)))
    .length;

/** Returns the promise of a title; undefined if no row has it. */
export function promiseOf({
  title,
  code,
}: Pick<Applied, 'title' | 'code'>): { promise: FixPromise; match: RegExpExecArray } | undefined {
  for (const promise of fixPromises) {
    if (promise.codes?.includes(code) === false) continue;
    const match = promise.title.exec(title);
    if (match) return { promise, match };
  }
  return undefined;
}
