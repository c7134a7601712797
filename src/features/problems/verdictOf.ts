import type { Analysis } from '../../engine/check';
import type { Problem } from '../../engine/problem';
import { counted } from '../../ui/counted';
import { problemGroups } from './grouped';

export interface VerdictText {
  /** What kube-apiserver says; our own findings do not change it. */
  word: 'Accepted' | 'Accepted with warnings' | 'Rejected' | 'Not checked';
  /** A warning of ours is enough for 'warn', or that nothing is recorded. */
  tone: 'good' | 'warn' | 'bad';
  detail: string;
}

/** Whether a problem says that the whole policy records nothing. */
const saysNothing = ({ code, rule }: Problem) =>
  code === 'nothing-recorded' || (code === 'all-stages-omitted' && rule === undefined);

const words = {
  accepted: 'Accepted',
  warned: 'Accepted with warnings',
  refused: 'Rejected',
} as const;

const severities = ['error', 'warning', 'notice'] as const;

/** What kube-apiserver makes of the text in a word or three, and the counts of the Problems list: `shown`, or all. */
export function verdictOf(analysis: Analysis, shown?: readonly Problem[]): VerdictText {
  const { reading, tooLarge, isWaiting } = analysis;
  if (isWaiting) return { word: 'Not checked', tone: 'warn', detail: 'checking…' };
  if (tooLarge) return { word: 'Not checked', tone: 'warn', detail: 'the text is too long' };
  const problems = shown ?? analysis.problems;
  const groups = problemGroups(problems, analysis.text);
  const counts = severities.flatMap((severity) => {
    const count = groups
      .filter(({ problem }) => problem.severity === severity)
      .reduce((sum, group) => sum + group.count, 0);
    return count > 0 ? [counted(count, severity)] : [];
  });
  const rules = reading.policy ? [counted(reading.policy.rules.length, 'rule')] : [];
  const isEmpty = reading.policy !== undefined && problems.some(saysNothing);
  const hasWarning = groups.some(({ problem }) => problem.severity === 'warning');
  return {
    word: words[reading.outcome],
    tone: reading.outcome === 'refused' ? 'bad' : hasWarning || isEmpty ? 'warn' : 'good',
    detail: [...rules, ...(isEmpty ? ['records nothing'] : []), ...counts].join(' · '),
  };
}
