import { matchFields, present } from '../../audit/match';
import { resultOf } from '../../audit/steps';
import type { MatchField, Policy, PolicyRule } from '../../audit/types';
import { bitsOf } from '../../proofs/bits';
import { findRequest, type Budget } from '../../proofs/findRequest';
import { ruleIndex } from '../../proofs/ruleIndex';
import { listed, warning } from '../findings/check';
import type { Finding, FindingCode } from '../findings/finding';
import { reachInSteps } from '../reach';

/**
 * Checks for rules whose conditions exclude each other, so that no request matches them. `others` are the other
 * findings: where one says something of a rule's conditions, it says why already. Pauses.
 */
export function* emptyRuleFindings(
  policy: Policy,
  others: readonly Finding[],
): Generator<undefined, Finding[]> {
  const { rules } = yield* reachInSteps(policy);
  const empty = [...rules.keys()].filter((index) => rules[index]?.kind === 'empty');
  if (empty.length === 0) return [];
  const explained = new Set(others.filter(saysWhy).map(({ path }) => path[1]));
  const found: Finding[] = [];
  for (const index of empty) {
    yield;
    const rule = policy.rules[index];
    if (rule && !explained.has(index)) found.push(finding(rule, index));
  }
  return found;
}

/** Says nothing about what a condition matches. */
const besideThePoint: ReadonlySet<FindingCode> = new Set(['duplicate-value']);

const saysWhy = ({ path, code }: Finding) =>
  path[0] === 'rules' &&
  !besideThePoint.has(code) &&
  matchFields.some((field) => field === path[2]);

function finding(rule: PolicyRule, index: number): Finding {
  const fields = fieldsAtOdds(rule);
  const [only, ...more] = fields;
  const why =
    more.length > 0
      ? `its ${listed(fields)} exclude each other. Widen one of them, or remove the rule.`
      : `none has ${only === undefined ? 'what it asks for' : `one of its ${only}`}. Change them, or remove the rule.`;
  return warning(
    'rule-matches-nothing',
    ['rules', index],
    `Rule ${index + 1} is never reached: no request matches it, because ${why}`,
  );
}

/** So many combinations of values are looked at for a rule. */
const combinationsAtMost = 20_000;

/** The conditions that no request meets together, each of them needed. */
function fieldsAtOdds(rule: PolicyRule): MatchField[] {
  const own = matchFields.filter((field) => present(rule[field]));
  return own.reduce<MatchField[]>((left, field) => {
    const others = left.filter((each) => each !== field);
    return matchesNothing(only(rule, others)) ? others : left;
  }, own);
}

function only({ level, ...rule }: PolicyRule, fields: readonly MatchField[]): PolicyRule {
  return { level, ...Object.fromEntries(fields.map((field) => [field, rule[field]])) };
}

function matchesNothing(rule: PolicyRule): boolean {
  const budget: Budget = { left: combinationsAtMost };
  return resultOf(findRequest([rule], ruleIndex([]), bitsOf(0, []), budget)).kind === 'none';
}
