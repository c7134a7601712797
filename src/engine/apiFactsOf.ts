import { apiFacts, type ApiFacts } from '../analysis/apiFacts';
import type { KubernetesVersion } from '../audit/types';
import { apiResources, isWholeApi } from '../catalog/apiResources';
import type { ApiResource, ClusterApi } from '../catalog/types';

const remembered = new WeakMap<readonly ApiResource[], ApiFacts>();

/** Returns the API of a Kubernetes minor version and a cluster, in the form that the checks use. Computed once. */
export function apiFactsOf(kubernetes: KubernetesVersion, cluster?: ClusterApi): ApiFacts {
  const resources = apiResources(kubernetes, cluster);
  let facts = remembered.get(resources);
  if (!facts) {
    facts = apiFacts(resources, cluster && isWholeApi(cluster));
    remembered.set(resources, facts);
  }
  return facts;
}
