import { stages, type Policy } from '../../audit/types';
import { isCatchAll } from '../coverage';
import { ruleSentence, stageWords } from './ruleSentence';
import { aside, plain, valueOf, type Piece } from './sentencePiece';

/** A policy in plain English. */
export interface PolicySentence {
  /** Who asks what, and in which order. */
  opening: Piece[];
  /** One sentence a rule, in order. */
  rules: Piece[][];
  /** What becomes of the rest, and what the policy leaves out whatever rule decides; a paragraph each. */
  endings: Piece[][];
}

/**
 * The whole policy in plain English: what kube-apiserver does with the rules, every rule as
 * ruleSentence has it, and what holds for all of them. A rule behind one without conditions says
 * that it is never asked. Follows EvaluatePolicyRule (checker.go). Any policy has its sentences,
 * also one that the server refuses; its rules may be none.
 */
export function policySentence(policy: Policy): PolicySentence {
  const { rules } = policy;
  const catchAll = rules.findIndex(isCatchAll);
  return {
    opening: openingOf(policy),
    rules: rules.map((rule, index) => [
      ...ruleSentence(rule, index > 0 && index === rules.length - 1),
      ...(catchAll >= 0 && catchAll < index
        ? [aside(` It is never asked: rule ${catchAll + 1} is for everything.`)]
        : nothingLeft(policy, rule.level, rule.omitStages)),
    ]),
    endings: [
      ...(rules.length > 0 && catchAll < 0
        ? [[plain('A request that no rule fits is not recorded.')]]
        : []),
      ...stagesOf(policy),
      ...managedFieldsOf(policy),
    ],
  };
}

function openingOf({ rules, metadata }: Policy): Piece[] {
  const name = metadata?.name ?? '';
  const of = name === '' ? [] : [plain(' of the policy '), valueOf(name, ['metadata', 'name'])];
  if (rules.length === 0) {
    return [plain('The policy has no rules, and so kube-apiserver refuses it.')];
  }
  if (rules.length === 1) return [plain('kube-apiserver asks the one rule'), ...of, plain(':')];
  return [
    plain(`kube-apiserver asks the ${rules.length} rules`),
    ...of,
    plain(' from the top; the first that fits decides:'),
  ];
}

/** The stages of policy and rule are joined; together they can be all there are. */
function nothingLeft(policy: Policy, level: string, own: readonly string[] = []): Piece[] {
  const everywhere = policy.omitStages ?? [];
  const isAll = (omitted: readonly string[]) => stages.every((stage) => omitted.includes(stage));
  if (level === 'None' || isAll(everywhere) || isAll(own)) return [];
  if (!isAll([...everywhere, ...own])) return [];
  return [aside(' With the stages that the policy omits none is left, so it records nothing.')];
}

function stagesOf({ omitStages = [] }: Policy): Piece[][] {
  const known: readonly string[] = stages;
  const omitted = stages.filter((stage) => omitStages.includes(stage));
  const unknown = [...new Set(omitStages)].filter((stage) => !known.includes(stage));
  if (omitted.length === stages.length) {
    return [[plain('The policy omits every stage, so nothing is recorded at all.')]];
  }
  if (omitted.length + unknown.length === 0) return [];
  const start = plain('Whatever rule decides, no event is written ');
  return [[start, ...stageWords(omitted, unknown), plain('.')]];
}

function managedFieldsOf({ rules, omitManagedFields = false }: Policy): Piece[][] {
  if (!omitManagedFields) return [];
  const isOverridden = rules.some((rule) => rule.omitManagedFields === false);
  const unless = isOverridden ? ', unless the rule says otherwise' : '';
  return [[plain(`Bodies are recorded without managed fields${unless}.`)]];
}
