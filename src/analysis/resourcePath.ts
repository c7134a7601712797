/** /api/v1/… and /apis/apps/v1/… and what is below; a star is not part of a version. */
const resourcePath = /^\/(?:api\/[^/*]+|apis\/[^/*]+\/[^/*]+)\/[^/]/;

/**
 * Returns whether requests to this path, or to all that match this pattern, are resource requests
 * (requestinfo.go), so that no value of nonResourceURLs that begins so matches anything.
 */
export function isResourcePath(pattern: string): boolean {
  return resourcePath.test(pattern);
}
