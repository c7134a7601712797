import { utf8Bytes } from '../go/bytes';
import { target } from './requestUrl';

/** What net/url accepts unescaped in a path as sent (validEncoded). */
const validEncoded = /^[A-Za-z0-9\-._~!$&'()*+,;=:@[\]/%]*$/;
/** What net/url does not escape when it escapes a path itself (shouldEscape). */
const unreserved = /[A-Za-z0-9\-._~$&+,/:;=@]/;
const brokenEscape = /%(?![0-9A-Fa-f]{2})/;

/**
 * Returns the URI of a request as it is in events: path and query as sent, without scheme and host. If a
 * character of the path needs escaping, the whole path is escaped again; a URL that Go cannot parse is
 * returned unchanged. Mirrors URL.RequestURI of net/url.
 */
export function requestUri(method: string, url: string): string {
  const [, scheme = '', host = '', path = '', query = ''] =
    /^([A-Za-z][A-Za-z0-9+.-]*:)?((?<=:)\/\/[^/?]*)?([^?]*)(.*)$/s.exec(target(method, url)) ?? [];
  // "scheme:rest": for net/url the rest is opaque.
  if (scheme !== '' && host === '' && path !== '' && !path.startsWith('/')) return path + query;
  return (path === '' ? '/' : escapedPath(path)) + query;
}

function escapedPath(path: string): string {
  if (validEncoded.test(path) || brokenEscape.test(path)) return path;
  return path.replace(/%[0-9A-Fa-f]{2}|./gsu, (piece) => {
    const character =
      piece.length === 3 && piece.startsWith('%')
        ? String.fromCharCode(Number.parseInt(piece.slice(1), 16))
        : piece;
    if (unreserved.test(character)) return character;
    return piece === character ? utf8Bytes(piece).map(escapeByte).join('') : piece.toUpperCase();
  });
}

function escapeByte(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
