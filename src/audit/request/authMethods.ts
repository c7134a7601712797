import { trimRight, trimRightFunc } from '../go/trimRight';
import { utf8Bytes } from '../go/bytes';
import { parseRequestUrl } from './requestUrl';

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const wellFormedBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const colon = utf8Bytes(':')[0];

/** What the filter looks at: the request as sent, and its credentials. */
interface Credentials {
  method: string;
  url: string;
  /** The Authorization header. */
  authorizationHeader?: string;
  clientCertificate?: boolean;
}

/**
 * Returns the message of the failed-authentication filter, with the kinds of credentials that were
 * tried, e.g. "Authentication failed, attempted: bearer, x509". Mirrors getAuthMethods of
 * endpoints/filters/authn_audit.go.
 */
export function authenticationFailure({
  method,
  url,
  authorizationHeader = '',
  clientCertificate = false,
}: Credentials): string {
  const authorization = trimSpace(authorizationHeader);
  const [scheme = '', ...credentials] = authorization.split(' ');
  const [accessToken = ''] = parseRequestUrl(method, url).query.get('access_token') ?? [];
  const attempted = [
    ...(isBasicAuth(authorization) ? ['basic'] : []),
    ...(credentials.length > 0 && scheme.toLowerCase() === 'bearer' ? ['bearer'] : []),
    ...(trimSpace(accessToken) === '' ? [] : ['access_token']),
    ...(clientCertificate ? ['x509'] : []),
  ];
  return attempted.length === 0
    ? 'Authentication failed, no credentials provided'
    : `Authentication failed, attempted: ${attempted.join(', ')}`;
}

/** Mirrors strings.TrimSpace. Unlike JavaScript, Go trims U+0085 but not a byte order mark. */
function trimSpace(text: string): string {
  const isSpace = (unit: string) => /\p{White_Space}/u.test(unit);
  return trimRightFunc(text.replace(/^\p{White_Space}+/u, ''), isSpace);
}

/** Returns whether net/http's Request.BasicAuth accepts the header: base64 of something with a colon. */
function isBasicAuth(header: string): boolean {
  if (header.slice(0, 6).toLowerCase() !== 'basic ') return false;
  const encoded = header.slice(6);
  return wellFormedBase64.test(encoded) && decodedBytes(encoded).some((byte) => byte === colon);
}

function decodedBytes(encoded: string): number[] {
  const digits = Array.from(trimRight(encoded, '='), (digit) => base64.indexOf(digit));
  const bytes: number[] = [];
  for (let bit = 0; bit + 8 <= digits.length * 6; bit += 8) {
    const at = Math.floor(bit / 6);
    const pair = ((digits[at] ?? 0) << 6) | (digits[at + 1] ?? 0);
    bytes.push((pair >> (4 - (bit % 6))) & 0xff);
  }
  return bytes;
}
