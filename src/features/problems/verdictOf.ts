import type { Analysis } from '../../engine/check';
import { counted } from '../../ui/counted';

export interface VerdictText {
  word: 'starts' | 'starts with a warning' | 'refused' | 'not read';
  tone: 'good' | 'warn' | 'bad';
  detail: string;
}

/** The analysis as one word and a few more. */
export function verdictOf({ reading, problems, tooLarge }: Analysis): VerdictText {
  if (tooLarge) return { word: 'not read', tone: 'warn', detail: 'the text is too long' };
  const ours = problems.filter(({ source }) => source === 'auditorium');
  const warnings = ours.filter(({ severity }) => severity === 'warning').length;
  const notices = ours.filter(({ severity }) => severity === 'notice').length;
  const said = [
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(notices > 0 ? [counted(notices, 'notice')] : []),
  ];
  if (reading.outcome === 'refused') {
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    return { word: 'refused', tone: 'bad', detail: counted(Math.max(errors, 1), 'error') };
  }
  const rules = counted(reading.policy?.rules.length ?? 0, 'rule');
  return reading.outcome === 'warned'
    ? { word: 'starts with a warning', tone: 'warn', detail: [rules, ...said].join(' · ') }
    : { word: 'starts', tone: 'good', detail: [rules, ...said].join(' · ') };
}
