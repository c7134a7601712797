import { resultOf } from '../audit/steps';
import { collectPolicies, type EmbeddedPolicy } from './embeddedPolicies';
import { collectFiles, type PolicyFile } from './policyFiles';
import { visitNodes } from './visitNodes';

/** Where the policy is, if the text is not one. */
export interface FoundPolicies {
  embedded: EmbeddedPolicy[];
  /** The files that contain it; empty if there are embedded policies. */
  files: PolicyFile[];
  /** Whether the text is too long to be searched to its end. */
  isCut: boolean;
}

/**
 * Finds the audit policies that a YAML or JSON text contains, in the order of the text, or if there are none, the
 * policy files that it names. Finds nothing in a text that is a policy itself.
 */
export function findPolicies(text: string): FoundPolicies {
  return resultOf(findPoliciesInSteps(text));
}

/** Same as findPolicies, with pauses. */
export function* findPoliciesInSteps(text: string): Generator<undefined, FoundPolicies> {
  const policies = collectPolicies();
  const files = collectFiles();
  const isCut = yield* visitNodes(text, (place) => {
    if (policies.visit(place)) return true;
    files.visit(place);
    return false;
  });
  return { embedded: policies.found, files: policies.found.length > 0 ? [] : files.files(), isCut };
}
