import type { KubernetesVersion } from '../../audit/types';
import type { Checked } from './checked';

/** What a report is made of. */
export interface Report {
  checked: readonly Checked[];
  kubernetes: KubernetesVersion;
  /** Says nothing of a policy without problems. */
  isQuiet: boolean;
}

/** The name of a file, with the place of the policy in it. */
export const nameOf = ({ input, inside }: Checked): string =>
  inside?.path ? `${input.name} (${inside.path})` : input.name;
