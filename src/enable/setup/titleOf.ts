import type { Choice } from '../../apiServer/setups/choice';
import { setups } from '../../apiServer/setups/setups';

/** The title of a runbook. */
export const titleOf = ({ setup, kubernetes }: Pick<Choice, 'setup' | 'kubernetes'>): string =>
  `Switch auditing on: ${setups[setup].name}, Kubernetes ${kubernetes}`;
