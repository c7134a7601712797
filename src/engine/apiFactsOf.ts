import { apiFacts, type ApiFacts } from '../analysis/apiFacts';
import type { KubernetesVersion } from '../audit/types';
import { apiResources } from '../catalog/apiResources';

const remembered = new Map<KubernetesVersion, ApiFacts>();

/** The built-in API of one Kubernetes minor, as the checks want it; made once. */
export function apiFactsOf(kubernetes: KubernetesVersion): ApiFacts {
  let facts = remembered.get(kubernetes);
  if (!facts) {
    facts = apiFacts(apiResources(kubernetes));
    remembered.set(kubernetes, facts);
  }
  return facts;
}
