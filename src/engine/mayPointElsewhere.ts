import type { Analysis } from './check';

/** Returns whether the policy may be elsewhere, or need a repair: kube-apiserver rejects the text. */
export function mayPointElsewhere({ text, tooLarge, isWaiting, reading }: Analysis): boolean {
  return !reading.policy && !tooLarge && !isWaiting && text.trim() !== '';
}
