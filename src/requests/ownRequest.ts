import type { AdmissionAnnotation } from '../audit/event/exchange';
import { levels, type UserInfo } from '../audit/types';
import { impersonatedKinds, type SampleRequest } from '../catalog/types';
import { entriesIn } from '../workspace/entriesIn';

/** A request of the user's own, as it is saved. The preview shows it beside the sample requests. */
export type OwnRequest = Omit<SampleRequest, 'kinds'>;

/** So many own requests at most in a workspace. */
export const ownAtMost = 1000;
/** The longest body that is saved, and all own requests of a workspace together, in characters of JSON. */
export const bodyAtMost = 250_000;
export const allAtMost = 1_000_000;

/** A longer URL would be rejected by any server; other strings are cut. */
const urlAtMost = 8000;
const stringAtMost = 2000;
const listAtMost = 100;
const groupAtMost = 80;
/** Bodies that nest deeper are not saved. */
const deepest = 200;

/** Control characters, half a surrogate pair, and characters that reorder text. */
// oxlint-disable-next-line no-control-regex
const unwanted = /[\0-\x1f\x7f\u2028-\u202e\u2066-\u2069]+|\p{Surrogate}/gu;

const string = (value: unknown, most = stringAtMost) =>
  typeof value === 'string' ? value.slice(0, most) : undefined;
/** Returns a string of any origin as one line; undefined for an empty one and for anything else. */
export const lineFrom = (value: unknown) =>
  string(value)?.replace(unwanted, ' ').trim() || undefined;
/** Returns the name of a group from data of any origin; undefined for none. */
export const groupFrom = (value: unknown): string | undefined =>
  lineFrom(value)?.slice(0, groupAtMost);
/** Returns the strings of a list of any origin. */
export const stringsFrom = (value: unknown): string[] =>
  (Array.isArray(value) ? value.slice(0, listAtMost) : []).flatMap((each) => string(each) ?? []);
function someOf<Value>(known: readonly Value[], value: unknown): Value[] | undefined {
  const found = known.filter((each) => Array.isArray(value) && value.includes(each));
  return found.length > 0 ? found : undefined;
}
const either = (value: unknown) => (typeof value === 'boolean' ? value : undefined);

/** A record whose values pass a check. Without a key that could reach a prototype. */
function record<Value>(value: unknown, check: (value: unknown) => Value | undefined) {
  const entries = Array.isArray(value) ? [] : [...(entriesIn(value) ?? [])].slice(0, listAtMost);
  return Object.fromEntries(
    entries.flatMap(([key, each]): [string, Value][] => {
      const checked = check(each);
      return key === '__proto__' || checked === undefined ? [] : [[key, checked]];
    }),
  );
}

/** Returns a user from data of any origin; undefined without a name. */
export function userFrom(value: unknown): UserInfo | undefined {
  const given = entriesIn(value);
  const username = string(given?.get('username'));
  if (!given || username === undefined) return undefined;
  return present({
    username,
    uid: string(given.get('uid')),
    groups: Array.isArray(given.get('groups')) ? stringsFrom(given.get('groups')) : undefined,
    extra: given.has('extra') ? record(given.get('extra'), stringsFrom) : undefined,
  });
}

/** Returns the strings of a record of any origin; undefined if there are none. */
function namedStrings(value: unknown) {
  const found = record(value, string);
  return Object.keys(found).length > 0 ? found : undefined;
}

function admissionFrom(value: unknown): AdmissionAnnotation[] | undefined {
  const found = (Array.isArray(value) ? value.slice(0, listAtMost) : []).flatMap((each) => {
    const given = entriesIn(each);
    const [key, text] = [string(given?.get('key')), string(given?.get('value'))];
    const level = levels.find((known) => known === given?.get('level'));
    return key === undefined || text === undefined || level === undefined
      ? []
      : [{ key, value: text, level }];
  });
  return found.length > 0 ? found : undefined;
}

function authorizationFrom(value: unknown): OwnRequest['authorization'] {
  const given = entriesIn(value);
  const decisions = ['allow', 'forbid', 'error'] as const;
  const decision = decisions.find((each) => each === given?.get('decision')) ?? 'allow';
  return { decision, reason: string(given?.get('reason')) ?? '' };
}

function responseFrom(value: unknown): OwnRequest['response'] {
  const given = entriesIn(value);
  const code = Number(given?.get('code') ?? 200);
  return present({
    code: Number.isInteger(code) && code >= 0 && code <= 999 ? code : 200,
    body: bodyFrom(given?.get('body')),
    panic: either(given?.get('panic')) ?? string(given?.get('panic')),
    started: either(given?.get('started')),
    hijacked: either(given?.get('hijacked')),
  });
}

/** Returns a body that can be saved; undefined for none, and for one that is too long or nests too deep. */
export function bodyFrom(value: unknown): unknown {
  return value === undefined || nests(value, deepest) || sizeOf(value) > bodyAtMost
    ? undefined
    : value;
}

/** Returns how many characters of JSON a value takes. In: plain data. */
export const sizeOf = (value: unknown): number => JSON.stringify(value)?.length ?? 0;

const nests = (value: unknown, levelsLeft: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levelsLeft === 0 || Object.values(value).some((each) => nests(each, levelsLeft - 1)));

function present<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as never;
}

/** Returns an own request from data of any origin, field by field; undefined without a method and a path. Never throws. */
export function ownRequestFrom(value: unknown, id: string): OwnRequest | undefined {
  const given = entriesIn(value);
  const method = string(given?.get('method'), 40) ?? '';
  const url = given?.get('url');
  if (!given || typeof url !== 'string' || url.length > urlAtMost) return undefined;
  if (!url.startsWith('/') || !/^[\w!#$%&'*+.^`|~-]+$/.test(method)) return undefined;
  const authentication = namedStrings(entriesIn(given.get('authentication'))?.get('annotations'));
  return present({
    id,
    command: lineFrom(given.get('command')) ?? `${method} ${url}`,
    title: lineFrom(given.get('title')) ?? 'A request of your own',
    method,
    url,
    user: userFrom(given.get('user')) ?? null,
    userAgent: string(given.get('userAgent')) ?? '',
    sourceIPs: stringsFrom(given.get('sourceIPs')),
    authorizationHeader: string(given.get('authorizationHeader')),
    clientCertificate: either(given.get('clientCertificate')),
    accept: string(given.get('accept')),
    impersonate: userFrom(given.get('impersonate')),
    refusedImpersonation: someOf(impersonatedKinds, given.get('refusedImpersonation')),
    group: groupFrom(given.get('group')),
    requestBody: bodyFrom(given.get('requestBody')),
    objectRef: namedStrings(given.get('objectRef')),
    patch: string(given.get('patch')),
    authentication: authentication && { annotations: authentication },
    authorization: authorizationFrom(given.get('authorization')),
    response: responseFrom(given.get('response')),
    admission: admissionFrom(given.get('admission')),
    annotations: namedStrings(given.get('annotations')),
  });
}

/**
 * Returns the own requests of a workspace from any source (form, link, file, storage): those that can be read, each with
 * an id of its own, at most `ownAtMost` and `allAtMost`. Undefined if there are none. Never throws.
 */
export function ownRequestsFrom(value: unknown): OwnRequest[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const ids = new Set<string>();
  const found: OwnRequest[] = [];
  let size = 0;
  for (const each of value.slice(0, ownAtMost)) {
    const request = ownRequestFrom(plain(each), freeId(entriesIn(each)?.get('id'), ids));
    if (!request) continue;
    size += sizeOf(request);
    if (size > allAtMost) break;
    ids.add(request.id);
    found.push(request);
  }
  return found.length > 0 ? found : undefined;
}

/** Returns the id if it is free and ours, otherwise the first free one. */
export function freeId(id: unknown, taken: ReadonlySet<string>): string {
  if (typeof id === 'string' && /^own-\d{1,9}$/.test(id) && !taken.has(id)) return id;
  let number = taken.size + 1;
  while (taken.has(`own-${number}`)) number += 1;
  return `own-${number}`;
}

/** Returns the value as JSON holds it; undefined for what JSON cannot hold. */
function plain(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value));
  } catch {
    return undefined;
  }
}
