import { isAtLeast } from '../src/audit/versions.ts';
import type { JsonObject } from '../src/audit/go/jsonObject.ts';
import type { KubernetesVersion, Policy } from '../src/audit/types.ts';

/**
 * Returns a policy as encoding/json writes audit.k8s.io/v1 Policy: metadata and rules always, and the creation
 * timestamp in versions whose type has no omitzero.
 */
export function heldPolicy(policy: Policy, kubernetes: KubernetesVersion): JsonObject {
  const { metadata, rules, ...rest } = policy;
  const created = isAtLeast(kubernetes, '1.34') ? {} : { creationTimestamp: null };
  return { metadata: { ...created, ...metadata }, rules, ...rest };
}
