import type { RequestInfo } from '../types';

const longRunningVerbs = new Set(['watch', 'proxy']);
const longRunningSubresources = new Set(['attach', 'exec', 'proxy', 'log', 'portforward']);

/**
 * Returns whether kube-apiserver treats the request as long-running, so that its headers generate
 * a ResponseStarted event. Mirrors BasicLongRunningRequestCheck (server/filters/longrunning.go) with kube-apiserver's sets.
 */
export function isLongRunning(info: Omit<RequestInfo, 'longRunning'>): boolean {
  if (longRunningVerbs.has(info.verb)) return true;
  return info.isResourceRequest
    ? longRunningSubresources.has(info.subresource)
    : info.path.startsWith('/debug/pprof/');
}
