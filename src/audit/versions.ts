import { kubernetesVersions } from './types';
import type { KubernetesVersion } from './types';

/** Is the version `since` or newer? */
export function isAtLeast(kubernetes: KubernetesVersion, since: KubernetesVersion): boolean {
  return kubernetesVersions.indexOf(kubernetes) >= kubernetesVersions.indexOf(since);
}
