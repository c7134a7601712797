import { isIn } from '../../audit/listLookup';
import { conditionsOf, present } from '../../audit/match';
import {
  stages,
  type GroupResources,
  type MatchField,
  type Policy,
  type PolicyRule,
} from '../../audit/types';
import { isCatchAll } from '../coverage';
import { reachOf } from '../reach';
import { rulesMatch } from '../rulesMatch';
import { ruleSentence, stageWords } from './ruleSentence';
import { aside, plain, valueOf, type Piece } from './sentencePiece';

/** A policy in plain English. */
export interface PolicySentence {
  /** What kube-apiserver does with the rules. */
  opening: Piece[];
  /** One sentence per rule, in order. */
  rules: Piece[][];
  /** What happens to other requests, and what the policy omits whichever rule matches; a paragraph each. */
  endings: Piece[][];
}

/**
 * Returns the whole policy in plain English: what kube-apiserver does with the rules, every rule as
 * by ruleSentence, and what applies to all of them. Says of a rule that is never reached which rules match
 * its requests before. Follows EvaluatePolicyRule (checker.go). Works for every policy, also one that the server
 * rejects or one without rules.
 */
export function policySentence(policy: Policy): PolicySentence {
  const { rules } = policy;
  const catchAll = rules.findIndex(isCatchAll);
  const { coveredBy } = reachOf(policy);
  return {
    opening: openingOf(policy),
    rules: rules.map((rule, index) => [
      ...ruleSentence(rule, index > 0 && index === rules.length - 1),
      ...(unreached(coveredBy[index], catchAll) ??
        nothingLeft(policy, rule.level, rule.omitStages)),
    ]),
    endings: [
      ...(rules.length > 0 && catchAll < 0 && !matchTogether(rules)
        ? [[plain('A request that no rule matches is not recorded.')]]
        : []),
      ...stagesOf(policy),
      ...managedFieldsOf(policy),
    ],
  };
}

/** Whether one rule is for every resource request, and one for every other URL. */
function matchTogether(rules: readonly PolicyRule[]): boolean {
  const isOnly = (rule: PolicyRule, field: MatchField) => conditionsOf(rule).join() === field;
  const isEveryResource = ({ group = '', resources = [], resourceNames }: GroupResources) =>
    group === '*' && (!present(resources) || (resources.includes('*') && !present(resourceNames)));
  // All stars at the end are cut off.
  const isEveryUrl = (url: string) => /^\*+$/.test(url);
  return (
    rules.some((rule) => isOnly(rule, 'resources') && rule.resources?.some(isEveryResource)) &&
    rules.some((rule) => isOnly(rule, 'nonResourceURLs') && rule.nonResourceURLs?.some(isEveryUrl))
  );
}

/** What keeps every request from a rule; undefined if nothing does. */
function unreached(by: readonly number[] | undefined, catchAll: number): Piece[] | undefined {
  if (by === undefined) return undefined;
  const isAll = by.length === 1 && by[0] === catchAll;
  const why = isAll
    ? `rule ${catchAll + 1} matches everything`
    : `${rulesMatch(by).replace('Rule', 'rule')} all of its requests`;
  return [aside(` It is never reached: ${why}.`)];
}

function openingOf({ rules, metadata }: Policy): Piece[] {
  const name = metadata?.name ?? '';
  const of = name === '' ? [] : [plain(' of the policy '), valueOf(name, ['metadata', 'name'])];
  if (rules.length === 0) {
    return [plain('The policy has no rules, so kube-apiserver rejects it.')];
  }
  if (rules.length === 1)
    return [plain('kube-apiserver evaluates the only rule'), ...of, plain(':')];
  return [
    plain(`kube-apiserver evaluates the ${rules.length} rules`),
    ...of,
    plain(' from top to bottom; the first match wins:'),
  ];
}

/** The omitted stages of policy and rule add up; together they can be all stages. */
function nothingLeft(policy: Policy, level: string, own: readonly string[] = []): Piece[] {
  const everywhere = policy.omitStages ?? [];
  const isAll = (...omitted: (readonly string[])[]) =>
    stages.every((stage) => omitted.some((list) => isIn(list, stage)));
  if (level === 'None' || isAll(everywhere) || isAll(own)) return [];
  if (!isAll(everywhere, own)) return [];
  return [aside(' The policy omits the other stages, so it records nothing.')];
}

function stagesOf({ omitStages = [] }: Policy): Piece[][] {
  const known: readonly string[] = stages;
  const omitted = stages.filter((stage) => omitStages.includes(stage));
  const unknown = [...new Set(omitStages)].filter((stage) => !known.includes(stage));
  if (omitted.length === stages.length) {
    return [[plain('The policy omits every stage, so nothing is recorded.')]];
  }
  if (omitted.length + unknown.length === 0) return [];
  const start = plain('Whichever rule matches, no event is recorded ');
  return [[start, ...stageWords(omitted, unknown), plain('.')]];
}

function managedFieldsOf({ rules, omitManagedFields = false }: Policy): Piece[][] {
  if (!omitManagedFields) return [];
  const isOverridden = rules.some((rule) => rule.omitManagedFields === false);
  const unless = isOverridden ? ', unless the rule says otherwise' : '';
  return [[plain(`Bodies are recorded without managed fields${unless}.`)]];
}
