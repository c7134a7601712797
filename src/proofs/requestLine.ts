import type { Attributes } from '../audit/types';
import { httpRequest } from './httpRequest';

/** Returns a request in one line: "GET /api/v1/namespaces/shop/pods/web by jane (developers)". */
export function requestLine(attributes: Attributes): string {
  const { user, verb, path, resource } = attributes;
  const { method, url } = httpRequest(attributes) ?? { method: verb, url: path || resource };
  if (user === null) return `${method} ${url} without a valid user (401)`;
  const groups = (user.groups ?? []).filter((group) => !everybody.has(group));
  return `${method} ${url} by ${user.username}${groups.length > 0 ? ` (${groups.join(', ')})` : ''}`;
}

/** Nobody chooses these, and everybody is in one of them. */
const everybody = new Set(['system:authenticated', 'system:unauthenticated']);
