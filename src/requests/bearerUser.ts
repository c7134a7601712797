import type { UserInfo } from '../audit/types';
import { entriesIn } from '../workspace/entriesIn';
import { parsed } from './jsonPieces';

/**
 * Returns what is said where a user is taken from a token: that nothing is verified, and whether the token would be
 * rejected at a time for its claims exp and nbf. `now` in ms since 1970; without it, no times are compared. Never throws.
 */
export function bearerNotes(token: string, now?: number): string[] {
  const claims = claimsOf(token);
  const [expires, begins] = [secondsAt(claims, 'exp'), secondsAt(claims, 'nbf')];
  const rejected = 'a server would respond with 401. It is read as if it were valid.';
  const isOver = now !== undefined && expires !== undefined && now > expires + leewayMs;
  const isEarly = now !== undefined && begins !== undefined && now < begins - leewayMs;
  return [
    'The user is taken from the claims of the token, which are not verified. The token is not saved.',
    ...(isOver ? [`This token expired on ${shown(expires)}: ${rejected}`] : []),
    ...(isEarly
      ? [`This token is not valid before ${shown(begins)}: until then, ${rejected}`]
      : []),
  ];
}

/** The server accepts a difference between clocks (DefaultLeeway in go-jose). */
const leewayMs = 60_000;

/** A time in seconds since 1970, in ms; undefined if there is none that a calendar has. */
function secondsAt(claims: Claims | undefined, name: string): number | undefined {
  const value = claims?.get(name);
  return typeof value === 'number' && Math.abs(value) < 8.64e12 ? value * 1000 : undefined;
}

/** "2026-01-31 23:59 UTC". */
const shown = (ms: number) => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** The claims of a JWT; undefined for anything else. */
function claimsOf(token: string): Claims | undefined {
  const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(token) ?? [];
  return payload === undefined ? undefined : entriesIn(parsed(decoded(payload))?.value);
}

/**
 * Returns the user that the claims of a bearer token name, as kube-apiserver makes it of a service account's token
 * (serviceaccount/claims.go), or as it makes it of others by default; undefined if it is no JWT with a subject. Nothing is
 * verified. Never throws.
 */
export function bearerUser(token: string): UserInfo | undefined {
  const claims = claimsOf(token);
  const subject = textAt(claims, 'sub');
  if (!claims || subject === '') return undefined;
  const account = /^system:serviceaccount:([^:]+):[^:]+$/.exec(subject);
  return account ? accountUser(subject, account[1] ?? '', claims) : otherUser(subject, claims);
}

type Claims = ReadonlyMap<string, unknown>;

function accountUser(username: string, namespace: string, claims: Claims): UserInfo {
  const bound = entriesIn(claims.get('kubernetes.io'));
  const about = (what: string) => entriesIn(bound?.get(what));
  const uid = textAt(about('serviceaccount'), 'uid');
  const id = textAt(claims, 'jti');
  const extra = [
    ['credential-id', id && `JTI=${id}`],
    ['pod-name', textAt(about('pod'), 'name')],
    ['pod-uid', textAt(about('pod'), 'uid')],
    ['node-name', textAt(about('node'), 'name')],
    ['node-uid', textAt(about('node'), 'uid')],
  ].flatMap(([key, value]) => (value ? [[`authentication.kubernetes.io/${key}`, [value]]] : []));
  return {
    username,
    ...(uid !== '' && { uid }),
    groups: [
      ...['system:serviceaccounts', `system:serviceaccounts:${namespace}`],
      'system:authenticated',
    ],
    ...(extra.length > 0 && { extra: Object.fromEntries(extra) as Record<string, string[]> }),
  };
}

/** By default the issuer stands before the subject; an e-mail address is mostly taken as it is. */
function otherUser(subject: string, claims: Claims): UserInfo {
  const [email, issuer] = [textAt(claims, 'email'), textAt(claims, 'iss')];
  const groups = claims.get('groups');
  const named = Array.isArray(groups) ? groups.filter((each) => typeof each === 'string') : [];
  return {
    username: email || (issuer === '' ? subject : `${issuer}#${subject}`),
    groups: [...named, 'system:authenticated'],
  };
}

function textAt(fields: Claims | undefined, name: string): string {
  const value = fields?.get(name);
  return typeof value === 'string' ? value : '';
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Decodes base64url with UTF-8 in it. */
function decoded(text: string): string {
  let bits = 0;
  let count = 0;
  let escaped = '';
  for (const char of text) {
    bits = ((bits << 6) | alphabet.indexOf(char)) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    escaped += `%${((bits >> count) & 255).toString(16).padStart(2, '0')}`;
  }
  try {
    return decodeURIComponent(escaped);
  } catch {
    return '';
  }
}
