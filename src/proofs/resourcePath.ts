/** /api/v1/… and /apis/apps/v1/… and what is below; a star is not part of a version or of what follows it. */
const resourcePath = /^\/(?:api\/[^/*]+|apis\/[^/*]+\/[^/*]+)\/[^/*]/;

/**
 * Returns whether requests to this path, or to all that match this pattern, are resource requests
 * (requestinfo.go), so that no value of nonResourceURLs that begins so matches anything.
 */
export function isResourcePath(pattern: string): boolean {
  return resourcePath.test(pattern);
}

/** "/api*", "/apis/*", "/api/v1/*": only discovery has paths that begin so and are not those of resources. */
const discoveryPattern =
  /^\/(?:api\/?|apis\/?|api\/[^/*]+\/|apis\/[^/*]+\/|apis\/[^/*]+\/[^/*]+\/)\*$/;

/**
 * Returns a path of discovery that the pattern matches, if it looks as if it matched requests to
 * resources and matches none. A trailing slash does not count: GET /api/v1/ is discovery too.
 */
export function discoveryPath(pattern: string): string | undefined {
  if (!discoveryPattern.test(pattern)) return undefined;
  const path = pattern.slice(0, -1);
  if (/^\/api\/?$/.test(path)) return '/api/v1';
  if (/^\/apis\/?$/.test(path)) return '/apis/apps/v1';
  return /^\/apis\/[^/]+\/$/.test(path) ? `${path}v1` : path;
}

/** Returns whether a part of a namespace's URL is the namespace's own, not a resource in it. */
export const isOfNamespace = (resource: string) => resource === 'status' || resource === 'finalize';
