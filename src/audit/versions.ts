import { kubernetesVersions } from './types';
import type { KubernetesVersion } from './types';

/** Returns whether the version is `since` or newer. */
export function isAtLeast(kubernetes: KubernetesVersion, since: KubernetesVersion): boolean {
  return kubernetesVersions.indexOf(kubernetes) >= kubernetesVersions.indexOf(since);
}

/** Whether validation accepts "*" as the API group of an entry of `resources` (validation.go). */
export function acceptsEveryGroup(kubernetes: KubernetesVersion): boolean {
  return isAtLeast(kubernetes, '1.36');
}
