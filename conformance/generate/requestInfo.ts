import type { RequestInfoCase } from '../protocol.ts';
import type { Random } from '../random.ts';

const urls = ['/api/v1/pods', '/healthz', '/api/v1/namespaces/dev/pods/web?watch=1'];

/** A method and a URL as a client may send them. */
export function requestInfoCase(random: Random): Omit<RequestInfoCase, 'id' | 'kubernetes'> {
  return { op: 'requestInfo', method: random.pick(['GET', 'POST']), url: random.pick(urls) };
}
