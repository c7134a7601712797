import { ruleMatches } from '../../audit/evaluator';
import { conditionsOf, present } from '../../audit/match';
import {
  outcomeFields,
  type Decision,
  type GroupResources,
  type KubernetesVersion,
  type OutcomeField,
  type Policy,
  type PolicyRule,
} from '../../audit/types';
import { decisionsOf } from './evidence';
import { possibleRequests, type Possible } from './possibleRequests';

/** A request whose decision a fix changes. */
interface Changed {
  request: Possible;
  before: Decision;
  after: Decision;
}

/** A fix that was applied. */
export interface Applied {
  title: string;
  kubernetes: KubernetesVersion;
  before: Policy;
  after: Policy;
  /** The rule that its problem is in. */
  rule: number | undefined;
}

interface Effect {
  title: RegExp;
  /** Whether a change of a decision is what the title says. */
  allows: (changed: Changed, applied: Applied, match: RegExpExecArray) => boolean;
  /** The title says that the rule may match whole groups or everything. */
  widens?: true;
  /** What else must be true of the two policies. */
  also?: (applied: Applied, match: RegExpExecArray) => boolean;
}

const nothing = () => false;
const was = ({ before, rule }: Applied) => before.rules[rule ?? -1];
const is = ({ after, rule }: Applied) => after.rules[rule ?? -1];
const matches = (rule: PolicyRule | undefined, { attributes }: Possible) =>
  rule !== undefined && ruleMatches(rule, attributes);
/** The request matches the rule with the problem, before or after. */
const ofRule: Effect['allows'] = ({ request }, applied) =>
  matches(was(applied), request) || matches(is(applied), request);
/** The rule matches fewer requests than before, or other records of the same. */
const narrower: Effect['allows'] = ({ request }, applied) => matches(was(applied), request);
const only =
  (...fields: readonly OutcomeField[]): Effect['allows'] =>
  ({ before, after }) =>
    outcomeFields.every(
      (field) => fields.includes(field) || String(before[field]) === String(after[field]),
    );
/** The same is recorded, whichever rule matches. */
const isSame = ({ before, after }: Changed) =>
  before.level === after.level &&
  before.omitManagedFields === after.omitManagedFields &&
  before.omitStages.length === after.omitStages.length &&
  before.omitStages.every((stage, index) => stage === after.omitStages[index]);
const rulesOf = ({ rules }: Policy) =>
  rules
    .map((rule) => JSON.stringify(rule))
    .toSorted()
    .join();

/** What the title of each fix allows. The first row that matches counts. */
const effects: readonly Effect[] = [
  { title: /^Remove the second /, allows: nothing },
  { title: /^Remove .* from the rule$/, allows: nothing },
  { title: /^Remove rule \d+$/, allows: nothing },
  { title: /^Remove the entry$/, allows: nothing },
  { title: /^Move .* to the other rules$/, allows: only('omitStages') },
  { title: /^Remove the ignored duplicate$/, allows: nothing },
  { title: /^Set (?:kind|apiVersion): /, allows: nothing },
  {
    title: /^Remove "(.*)"$/,
    allows: ({ request }, applied) =>
      request.attributes.verb === '' && ofRule({ request } as Changed, applied, [] as never),
  },
  {
    title: /^Remove ResponseStarted$/,
    allows: (changed, applied, match) =>
      only('omitStages')(changed, applied, match) &&
      !changed.after.omitStages.includes('ResponseStarted'),
  },
  {
    title: /^Remove (?:users|userGroups|verbs|namespaces|nonResourceURLs|resourceNames)$/,
    allows: ofRule,
    widens: true,
  },
  { title: /^Remove the (?:typographic )?quotes$|^Convert to a list$/, allows: () => true },
  {
    title: /^Change level to Metadata$/,
    allows: ({ before, after }, { rule }) =>
      before.rule === rule &&
      after.rule === rule &&
      after.level === 'Metadata' &&
      before.level !== 'None',
  },
  {
    title: /^Change to (?:None|Metadata|Request|RequestResponse)$/,
    allows: ({ before, after }, { rule }) => before.rule === rule && after.rule === rule,
  },
  {
    title: /^Change group to "(.*)"$/,
    allows: ofRule,
    also: (applied, [, group = '']) => groupsOf(is(applied)).includes(group),
  },
  {
    title: /^Change to ("(?:[^"]|\\")*"(?:, |$))+$/,
    allows: (changed, applied, match) =>
      applied.rule === undefined || ofRule(changed, applied, match),
  },
  {
    title:
      /^Rename to (?:omitStages|omitManagedFields|metadata|name|labels|annotations|namespace|generateName)$/,
    allows: only('omitStages', 'omitManagedFields'),
  },
  { title: /^Rename to level$/, allows: ofRule },
  { title: /^Rename to (?:group|userGroups|users)$/, allows: ofRule },
  { title: /^Rename to rules$/, allows: () => true, widens: true },
  { title: /^Rename to \w+$/, allows: narrower, widens: true },
  {
    title: /^Move to group "(.*)"$/,
    allows: (changed, applied, [, group = '']) =>
      ofRule(changed, applied, [] as never) &&
      (narrower(changed, applied, [] as never) || changed.request.attributes.apiGroup === group),
  },
  {
    title: /^Move rule (\d+) to the end$/,
    allows: ({ before }, _, [, number = '']) => before.rule === Number(number) - 1,
    also: ({ before, after }) => rulesOf(before) === rulesOf(after),
  },
  { title: /^Move \w+ to the rule$/, allows: narrower },
  {
    title: /^Move above rule (\d+)$/,
    allows: ({ before }, _, [, number = '']) => before.rule === Number(number) - 1,
    also: ({ before, after }) => rulesOf(before) === rulesOf(after),
  },
  {
    title: /^Move rule (\d+) below rule \d+$/,
    allows: ({ before }, _, [, number = '']) => before.rule === Number(number) - 1,
    also: ({ before, after }) => rulesOf(before) === rulesOf(after),
  },
  {
    title: /^Use rule \d+ instead of rule (\d+)$/,
    allows: ({ before }, _, [, number = '']) => before.rule === Number(number) - 1,
  },
  {
    title: /^Add a Metadata rule for (.*) above this one$/,
    allows: ({ request: { attributes }, before, after }, { rule }, [, what = '']) => {
      const target =
        attributes.subresource === ''
          ? attributes.resource
          : `${attributes.resource}/${attributes.subresource}`;
      const named = what.split(/, | and /);
      return (
        before.rule === rule &&
        after.rule === rule &&
        before.level !== 'Metadata' &&
        after.level === 'Metadata' &&
        named.includes(target)
      );
    },
  },
  {
    title: /^Add a Metadata rule for everything(?: else)?$/,
    allows: ({ before, after }) => before.rule === undefined && after.level === 'Metadata',
    widens: true,
  },
  {
    title: /^Add (\w+) of ([\w.]+)$/,
    allows: ({ request }, applied, [, resource = '', group = '']) =>
      matches(is(applied), request) &&
      request.attributes.resource === resource &&
      request.attributes.apiGroup === group,
  },
  {
    title: /^Add (\/.*)$/,
    allows: ({ request }, applied, [, urls = '']) =>
      matches(is(applied), request) &&
      urls.split(' and ').some((url) => request.attributes.path.startsWith(url.replace('*', ''))),
  },
  {
    title: /^Add "(.*)"$/,
    allows: ({ request }, applied, [, name = '']) =>
      matches(is(applied), request) && request.user?.username === name,
  },
  {
    title: /^Add ((?:patch|update|deletecollection)(?: and (?:patch|update|deletecollection))?)$/,
    allows: ({ request }, applied, [, verbs = '']) =>
      matches(is(applied), request) && verbs.split(' and ').includes(request.attributes.verb),
  },
  {
    title: /^Add (get|create|get and create)$/,
    allows: ({ request, before: _ }, applied, [, verbs = '']) =>
      matches(is(applied), request) &&
      verbs.split(' and ').includes(request.attributes.verb) &&
      ['exec', 'attach', 'portforward'].includes(request.attributes.subresource),
  },
  { title: /^Omit managed fields$/, allows: only('omitManagedFields') },
  { title: /^Use userGroups: /, allows: ofRule },
];

/** Returns what a fix does that its title does not say; empty when it does just that. */
export function wrongEffects(applied: Applied): string[] {
  const { title, before, after, kubernetes } = applied;
  const found = effects.flatMap((effect) => {
    const match = effect.title.exec(title);
    return match ? [{ effect, match }] : [];
  })[0];
  if (!found) return [`no row says what this fix does: ${title}`];
  const { effect, match } = found;
  const requests = possibleRequests({ rules: [...before.rules, ...after.rules] }, kubernetes);
  const first = decisionsOf(before, requests);
  const then = decisionsOf(after, requests);
  const wrong = requests
    .map((request, index) => ({ request, before: first[index]!, after: then[index]! }))
    .find((changed) => !isSame(changed) && !effect.allows(changed, applied, match));
  const problems: string[] = [];
  if (wrong) {
    const { request, before: one, after: other } = wrong;
    problems.push(
      `changes more than it says (${effect.title.source}): ${title}: ${request.method} ${request.url} by ${request.user?.username ?? 'nobody'} from ${one.level} of rule ${one.rule} to ${other.level} of rule ${other.rule}`,
    );
  }
  if (!effect.widens) {
    const isWider =
      count(after, (rule) => conditionsOf(rule).length === 0) >
        count(before, (rule) => conditionsOf(rule).length === 0) ||
      wholeGroups(after) > wholeGroups(before);
    if (isWider) problems.push(`widens a rule beyond its title (${effect.title.source}): ${title}`);
  }
  if (effect.also && !effect.also(applied, match)) {
    problems.push(`does not do what it says (${effect.title.source}): ${title}`);
  }
  return problems;
}

function count(policy: Policy, isMeant: (rule: PolicyRule) => boolean): number {
  return policy.rules.filter(isMeant).length;
}

function wholeGroups({ rules }: Policy): number {
  return rules.flatMap(({ resources = [] }) => resources.filter(isWhole)).length;
}

const isWhole = ({ resources }: GroupResources) => !present(resources);

function groupsOf(rule: PolicyRule | undefined): string[] {
  return (rule?.resources ?? []).map(({ group = '' }) => group);
}
