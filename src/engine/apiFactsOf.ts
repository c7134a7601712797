import { apiFacts, type ApiFacts } from '../analysis/apiFacts';
import type { KubernetesVersion } from '../audit/types';
import { apiResources } from '../catalog/apiResources';

const remembered = new Map<KubernetesVersion, ApiFacts>();

/** Returns the built-in API of a Kubernetes minor version, in the form that the checks use. Computed once. */
export function apiFactsOf(kubernetes: KubernetesVersion): ApiFacts {
  let facts = remembered.get(kubernetes);
  if (!facts) {
    facts = apiFacts(apiResources(kubernetes));
    remembered.set(kubernetes, facts);
  }
  return facts;
}
