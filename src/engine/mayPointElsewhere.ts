import { mentionsAudit } from '../manifests/mentionsAudit';
import type { Analysis } from './check';

/** Returns whether the policy may be elsewhere: the text is not a policy, but mentions audit policies. */
export function mayPointElsewhere({ text, tooLarge, isWaiting, reading }: Analysis): boolean {
  return !reading.policy && !tooLarge && !isWaiting && mentionsAudit(text);
}
