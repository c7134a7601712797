import { requestInfo } from '../audit/request/requestInfo';
import { bearerNotes, bearerUser } from './bearerUser';
import { curlRequest } from './curl';
import type { Read } from './eventRequest';
import type { KubectlRequest } from './kubectl/session';
import type { Sender } from './ownCallers';
import { ownRequestFrom } from './ownRequest';

/** Returns the requests that a kubectl command makes, in order, or why they are not known. `files` are by name. */
export type Translate = (
  command: string,
  files?: Record<string, string>,
) => { requests: readonly KubectlRequest[]; notes?: readonly string[] } | { refused: string };

interface Given {
  /** Who sends it, if it does not say so. */
  sender: Sender;
  /** Absent as long as it is not loaded. */
  kubectl?: Translate;
  files?: Record<string, string>;
  /** In ms since 1970: when a token in it would be checked. */
  now?: number;
}

const curlLine = /^(?:\S*[/\\])?curl(?:\.exe)?(?:\s|$)/;
const token = /(--token[=\s]\s*["']?)([^\s"']+)/g;
const secret = /(--(?:token|password)[=\s]\s*["']?)[^\s"']+/g;

/** Whether a line begins with curl. */
export const isCurl = (line: string): boolean => curlLine.test(line);

/** Returns the requests of a kubectl or curl command, or why there are none. Credentials in it are not kept. Never throws. */
export function commandRequests(command: string, given: Given): Read[] {
  const { sender: usual, kubectl, files, now } = given;
  if (isCurl(command)) return [curlRequest(command, usual, now)];
  const translated = kubectl?.(command, files) ?? {
    refused: 'What translates kubectl commands is not loaded yet.',
  };
  if ('refused' in translated) return [translated];
  const { requests, notes = [] } = translated;
  const others = requests.filter(({ discovery }) => discovery !== true);
  // kubectl api-resources and kubectl version ask for nothing else.
  const asked = others.length > 0 ? others : requests;
  if (asked.length === 0) return [{ refused: 'This command sends no requests.' }];
  const bearer = [...command.matchAll(token)].at(-1)?.[2] ?? '';
  const user = bearerUser(bearer);
  const sender = user ? { user, sourceIPs: usual.sourceIPs } : usual;
  const said = command
    .split('\n')
    .map((line) => line.trim().replace(/\\$/, '').trimEnd())
    .join(' ')
    .replace(secret, '$1…');
  return asked.map((each, at): Read => {
    const request = ownRequestFrom(
      {
        ...sender,
        ...each,
        command: asked.length > 1 ? `${said} (${at + 1}/${asked.length} ${whatOf(each)})` : said,
        title: `From a kubectl command${asked.length > 1 ? `, request ${at + 1} of ${asked.length}` : ''}: ${each.method} ${each.url}`,
        requestBody: each.body,
        ...(each.method === 'PATCH' && { patch: each.bodyType }),
        response: responseTo(each),
      },
      '',
    );
    return request
      ? { request, notes: at === 0 ? [...notes, ...(user ? bearerNotes(bearer, now) : [])] : [] }
      : { refused: 'Its URL is too long.' };
  });
}

/** What tells the requests of one command apart: "get pods/exec". */
export function whatOf({ method, url }: Pick<KubectlRequest, 'method' | 'url'>): string {
  const { verb, resource, subresource, path } = requestInfo(method, url);
  return `${verb} ${resource === '' ? path : resource}${subresource === '' ? '' : `/${subresource}`}`;
}

/** The response that a request usually gets, without a body. */
export function responseTo({ method, url, code }: { method: string; url: string; code?: number }) {
  const { verb, subresource } = requestInfo(method, url);
  const isTakenOver = ['exec', 'attach', 'portforward'].includes(subresource);
  const usual = isTakenOver ? 101 : verb === 'create' ? 201 : 200;
  return { code: code ?? usual, ...((code ?? usual) === 101 && { hijacked: true }) };
}
