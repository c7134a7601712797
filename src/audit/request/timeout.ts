import { parseDuration } from '../go/duration';
import type { RequestInfo } from '../types';
import { parseRequestUrl } from './requestUrl';

/**
 * Returns why the server rejects the `timeout` parameter of a request, before authentication and with 400;
 * undefined if it accepts the parameter, whatever its value then means, or ignores it. In: method and URL as
 * sent, and what the server derives from them. Mirrors parseTimeout and WithRequestDeadline of
 * endpoints/filters/request_deadline.go.
 */
export function timeoutProblem(method: string, url: string, info: RequestInfo): string | undefined {
  if (info.longRunning || !url.includes('?')) return undefined;
  const [value = ''] = parseRequestUrl(method, url).query.get('timeout') ?? [];
  if (value === '') return undefined;
  const parsed = parseDuration(value);
  return 'error' in parsed
    ? `invalid timeout specified in the request URL - ${parsed.error}`
    : undefined;
}
