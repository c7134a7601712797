import { queryOf } from '../query';
import { refuse } from '../refusal';
import type { Session, Sent } from '../session';

/**
 * Sends a request to the URL of --raw. Its query is written anew, sorted by key (rest.Request.RequestURI).
 * @throws Refusal if it is no path
 */
export function sendRaw(session: Session, method: string, raw: string, sent: Sent = {}): void {
  if (!raw.startsWith('/'))
    refuse(`--raw must be a valid URL path: parse "${raw}": invalid URI for request`);
  const [path = '', search = ''] = raw.split('?');
  const query: Record<string, string[]> = {};
  for (const part of search.split('&').filter((each) => each !== '')) {
    const [key = '', ...value] = part.split('=');
    (query[decoded(key)] ??= []).push(decoded(value.join('=')));
  }
  session.send(method, path + queryOf(query), sent);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
