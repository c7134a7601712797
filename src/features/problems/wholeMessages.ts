import type { Analysis } from '../../engine/check';

/**
 * Returns what kube-apiserver prints about the policy, word for word, where that is more than the message of one problem:
 * several errors in one, or a warning with what introduces it.
 */
export function wholeMessages({ reading, problems }: Analysis) {
  const all = [
    { label: 'warning', text: reading.warning, tone: 'warn' },
    { label: 'error', text: reading.error, tone: 'bad' },
  ] as const;
  return all.flatMap(({ text, ...rest }) =>
    text === null || problems.some(({ message }) => message === text) ? [] : [{ text, ...rest }],
  );
}
