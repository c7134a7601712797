import { collectPolicies, type EmbeddedPolicy } from './embeddedPolicies';
import { collectFiles, type PolicyFile } from './policyFiles';
import { visitNodes } from './visitNodes';

/** Where the policy is that a text is not. */
export interface FoundPolicies {
  embedded: EmbeddedPolicy[];
  /** The files it is in; empty when there are embedded ones. */
  files: PolicyFile[];
}

/**
 * Finds the audit policies in a YAML or JSON text that is none: those it holds, in the order of the text, and when
 * it holds none, the files that it says the policy is in. Finds nothing in a text that is a policy itself.
 */
export function findPolicies(text: string): FoundPolicies {
  const policies = collectPolicies();
  const files = collectFiles();
  visitNodes(text, (place) => {
    if (policies.visit(place)) return true;
    files.visit(place);
    return false;
  });
  return { embedded: policies.found, files: policies.found.length > 0 ? [] : files.files() };
}
