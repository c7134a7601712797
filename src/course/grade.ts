import type { KubernetesVersion, Policy } from '../audit/types';
import { newestKubernetes } from '../audit/types';
import { differingRequest } from './difference/differingRequest';
import { check, type Analysis } from '../engine/check';
import { decide, type Row } from '../engine/decide';
import { becauseOf, becauseText } from '../expectations/because';
import { expectNow } from '../expectations/expectation';
import { judge, judgeAll, type Failure, type Result } from '../expectations/judge';
import { requestsOf } from './requestsOf';
import type { PolicyTask, Requirement } from './types';

/** The request that shows why a requirement is not met, and what the policy does with it. */
export interface Evidence {
  row: Row;
  failures: readonly Failure[];
  /** "rule 2 matches; rule 1 does not: …", without a full stop. */
  because: string;
}

/**
 * What became of a requirement. One that is not met has evidence, unless kube-apiserver does not load the policy at all,
 * or the requirement cannot be checked.
 */
export interface Outcome {
  says: string;
  isMet: boolean;
  evidence?: Evidence;
  /** Why an answer to a question is wrong, without naming the right one, or why it cannot be said. */
  why?: string;
}

/** What became of an answer. */
export interface Grade {
  isPassed: boolean;
  /** Why nothing can be graded: there is no text, or kube-apiserver rejects it, in its words. */
  refused?: string;
  outcomes: readonly Outcome[];
}

/**
 * Grades a policy by what it does, never by its text. Each requirement has an outcome, also if the policy is rejected:
 * then none is met. A policy with warnings is graded as kube-apiserver reads it.
 */
export function gradePolicy(
  exercise: PolicyTask,
  text: string,
  kubernetes: KubernetesVersion = exercise.kubernetes ?? newestKubernetes,
): Grade {
  const analysis = check(text, kubernetes);
  const { policy } = analysis.reading;
  if (!policy) return unread(exercise, refusalOf(analysis));
  const rows = decide(policy, requestsOf(exercise), kubernetes);
  const outcomes = exercise.requirements.map((requirement): Outcome => {
    const { says, expects } = requirement;
    const results = judgeAll(expects, rows, kubernetes);
    const failed = ownResults(results).find(({ verdict }) => verdict === 'fail');
    if (!failed?.row) {
      return canBeChecked(requirement, results)
        ? { says, isMet: true }
        : { says, isMet: false, why: 'This cannot be checked here.' };
    }
    const { expectation, row, failures } = failed;
    const because = becauseText(becauseOf(expectation, row, policy));
    return { says, isMet: false, evidence: { row, failures, because } };
  });
  const isMetSoFar = outcomes.every(({ isMet }) => isMet);
  const all = [
    ...(isMetSoFar ? comparedWithStart(exercise, policy, kubernetes) : outcomes),
    ...sizeOutcomes(exercise, policy),
  ];
  return { isPassed: all.every(({ isMet }) => isMet), outcomes: all };
}

/** Without a request to check it, nothing is known about a requirement: it is not met. */
const canBeChecked = ({ asStart, isUnknown }: Requirement, results: readonly Result[]): boolean =>
  !isUnknown &&
  (results.length > 0 || asStart === true) &&
  results.every(({ verdict }) => verdict !== 'gone');

/** The outcomes of requirements that hold for all samples: some also ask for the decisions of the start, everywhere. */
function comparedWithStart(
  { start, requirements }: PolicyTask,
  policy: Policy,
  kubernetes: KubernetesVersion,
): Outcome[] {
  const evidence = requirements.some(({ asStart }) => asStart)
    ? differenceFrom(start, policy, kubernetes)
    : undefined;
  return requirements.map(({ says, asStart }) =>
    asStart && evidence ? { says, isMet: false, evidence } : { says, isMet: true },
  );
}

function differenceFrom(
  start: string,
  policy: Policy,
  kubernetes: KubernetesVersion,
): Evidence | undefined {
  const before = check(start, kubernetes).reading.policy;
  const differing = before && differingRequest(before, policy, kubernetes);
  if (!differing) return undefined;
  const [wanted, row] = differing;
  const expectation = expectNow(wanted, ['level', 'stages', 'omitManagedFields']);
  const because = becauseText(becauseOf(expectation, row, policy));
  return { row, failures: judge(expectation, row, kubernetes), because };
}

/**
 * The results that a requirement has to itself. Of a request that is wrongly not recorded, its level is reported by
 * another requirement. To report its missing stages here would name the same mistake twice, unless nothing is recorded.
 */
function ownResults(results: readonly Result[]): readonly Result[] {
  const own = results.filter(
    ({ expectation, row }) => expectation.level !== undefined || row?.decision.level !== 'None',
  );
  return own.length > 0 ? own : results;
}

/** What is asked of the policy besides what it does: that it is short. */
function sizeOutcomes({ rulesAtMost }: PolicyTask, { rules }: Policy): Outcome[] {
  if (rulesAtMost === undefined) return [];
  return [{ says: rulesText(rulesAtMost), isMet: rules.length <= rulesAtMost }];
}

/** Returns the sentence for a number of rules. */
export const rulesText = (atMost: number): string =>
  atMost === 1 ? 'Use one rule.' : `Use at most ${atMost} rules.`;

function unread(exercise: PolicyTask, refused: string): Grade {
  const { rulesAtMost, requirements } = exercise;
  const says = [
    ...requirements.map((each) => each.says),
    ...(rulesAtMost === undefined ? [] : [rulesText(rulesAtMost)]),
  ];
  return { isPassed: false, refused, outcomes: says.map((each) => ({ says: each, isMet: false })) };
}

function refusalOf({ text, tooLarge, reading, problems }: Analysis): string {
  if (text.trim() === '') return 'There is no policy yet.';
  if (tooLarge) return problems[0]?.message ?? '';
  return `kube-apiserver would not start: ${reading.error ?? ''}`;
}
