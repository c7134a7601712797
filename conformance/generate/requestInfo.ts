import type { RequestInfoCase } from '../protocol.ts';
import type { Random } from '../random.ts';
import { urlOf } from './url.ts';

const methods = ['GET', 'GET', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'DELETE', 'HEAD'];
const oddMethods = [
  'OPTIONS',
  'CONNECT',
  'TRACE',
  'PROPFIND',
  'get',
  'Get',
  'delete',
  'WATCH',
  "A!#$%&'*+-.^_`|~9",
];
/** Not HTTP tokens, so net/http rejects them. */
const brokenMethods = ['', 'G ET', 'GÉT', 'G(T', 'G\tT'];

/** Generates a method and a URL as a client may send them. */
export function requestInfoCase(random: Random): Omit<RequestInfoCase, 'id' | 'kubernetes'> {
  const method = random.chance(0.01) ? random.pick(brokenMethods) : methodOf(random);
  return { op: 'requestInfo', method, url: urlOf(random) };
}

/** Generates a method that net/http accepts. */
export function methodOf(random: Random): string {
  return random.pick(random.chance(0.9) ? methods : oddMethods);
}
