import { responseTo } from './commandRequests';
import { notKnown } from './commandsIn';
import { whyNoCommand } from './commandLine';
import type { Read } from './eventRequest';
import { parsed } from './jsonPieces';
import type { LoggedRequest } from './kubectlLog';
import type { Sender } from './ownCallers';
import { ownRequestFrom } from './ownRequest';

const methodLine = /^([A-Za-z]{3,10})\s+(\S+)(?:\s+HTTP\/[\d.]+)?(?:\s+([{[].*))?$/s;

/** Whether a line with a method and a path may have its body in the next ones. */
export const takesBody = (line: string): boolean =>
  /^(?:POST|PUT|PATCH|DELETE)\s+\S+(?:\s+HTTP\/[\d.]+)?$/i.test(line);

/**
 * Returns the request of "POST /api/v1/namespaces/dev/pods", with or without a host and a body as JSON; a path alone is a
 * GET. `next` is a body of the next lines. Never throws.
 */
export function pathRequest(line: string, sender: Sender, next?: { value?: unknown }): Read {
  const [, method = '', address = '', json] =
    methodLine.exec(/^(?:\/|https?:)/.test(line) ? `GET ${line}` : line) ?? [];
  const url = address.replace(/^https?:\/\/[^/?#]*/, '').replace(/#.*$/s, '');
  if (method === '' || !url.startsWith('/')) return { refused: whyNoCommand(line) ?? notKnown };
  const body = json === undefined ? next : parsed(json);
  if (json !== undefined && !body) return { refused: 'The body after the path is not valid JSON.' };
  return methodRequest({ method: method.toUpperCase(), url }, sender, body?.value);
}

/** Returns the request of a method and a URL without a host, with the response that it usually gets. Never throws. */
export function methodRequest(
  { method, url, code }: LoggedRequest,
  sender: Sender,
  requestBody?: unknown,
): Read {
  const request = ownRequestFrom(
    {
      ...{ ...sender, method, url, requestBody },
      command: `${method} ${url}`,
      title: 'From a method and a path',
      userAgent: 'kubectl/v1.37.0 (linux/amd64) kubernetes/5f2c9a1',
      response: responseTo({ method, url, ...(code !== undefined && { code }) }),
    },
    '',
  );
  return request ? { request, notes: [] } : { refused: 'This URL is too long.' };
}
