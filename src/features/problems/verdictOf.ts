import type { Analysis } from '../../engine/check';
import { counted } from '../../ui/counted';
import { problemGroups } from './grouped';

export interface VerdictText {
  /** What kube-apiserver says; our own findings do not change it. */
  word: 'Accepted' | 'Accepted with warnings' | 'Rejected' | 'Not checked';
  /** A warning of ours is enough for 'warn'. */
  tone: 'good' | 'warn' | 'bad';
  detail: string;
}

const words = {
  accepted: 'Accepted',
  warned: 'Accepted with warnings',
  refused: 'Rejected',
} as const;

const severities = ['error', 'warning', 'notice'] as const;

/** What kube-apiserver makes of the text in a word or three, and the counts of the Problems list. */
export function verdictOf(analysis: Analysis): VerdictText {
  const { reading, tooLarge, isWaiting } = analysis;
  if (isWaiting) return { word: 'Not checked', tone: 'warn', detail: 'checking…' };
  if (tooLarge) return { word: 'Not checked', tone: 'warn', detail: 'the text is too long' };
  const groups = problemGroups(analysis);
  const counts = severities.flatMap((severity) => {
    const count = groups
      .filter(({ problem }) => problem.severity === severity)
      .reduce((sum, group) => sum + group.count, 0);
    return count > 0 ? [counted(count, severity)] : [];
  });
  const rules = reading.policy ? [counted(reading.policy.rules.length, 'rule')] : [];
  const hasWarning = groups.some(({ problem }) => problem.severity === 'warning');
  return {
    word: words[reading.outcome],
    tone: reading.outcome === 'refused' ? 'bad' : hasWarning ? 'warn' : 'good',
    detail: [...rules, ...counts].join(' · '),
  };
}
