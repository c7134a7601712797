import type { RequestInfo } from '../types';

const longRunningVerbs = new Set(['watch', 'proxy']);
const longRunningSubresources = new Set(['attach', 'exec', 'proxy', 'log', 'portforward']);

/**
 * Does kube-apiserver treat the request as long-running, so that it has a ResponseStarted event?
 * BasicLongRunningRequestCheck (server/filters/longrunning.go) with the sets kube-apiserver gives it.
 */
export function isLongRunning(info: Omit<RequestInfo, 'longRunning'>): boolean {
  if (longRunningVerbs.has(info.verb)) return true;
  return info.isResourceRequest
    ? longRunningSubresources.has(info.subresource)
    : info.path.startsWith('/debug/pprof/');
}
