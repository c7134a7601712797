import { authorityProblem } from './authority';
import { strayCode, goString, utf8Bytes } from '../go/bytes';

/** The target of an HTTP request, as Go's HTTP server reads it. */
export interface RequestUrl {
  /** Decoded, as url.URL.Path. */
  path: string;
  /** Decoded, values in order, as url.URL.Query(). */
  query: ReadonlyMap<string, string[]>;
  /**
   * Why Go's HTTP server responds with 400 Bad Request, in net/url's words. Such a request reaches no
   * handler and is never audited, and `path` is not decoded.
   */
  problem?: string;
}

const httpToken = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/;

/** If there are more parameters, Go ignores all of them (url.ParseQuery). */
const maxParameters = 10_000;

/**
 * Parses a request target: "/api/v1/pods?watch=1", an absolute URL, or "*". Never throws. "#" is part of
 * the path, and "//" and ".." are kept. Mirrors readRequest of net/http, url.ParseRequestURI and
 * url.ParseQuery.
 */
export function parseRequestUrl(method: string, url: string): RequestUrl {
  const text = target(method, url);
  if (!httpToken.test(method)) return refused(url, 'invalid method');
  if (url.includes(' ')) return refused(url, 'malformed HTTP version');
  if (/[\0-\x1f\x7f]/.test(text)) return refused(url, 'invalid control character in URL');
  if (text === '') return refused(url, 'empty url');
  if (text === '*') return { path: '*', query: new Map() };
  if (text.startsWith(':')) return refused(url, 'missing protocol scheme');

  const scheme = /^[a-zA-Z][a-zA-Z0-9+.-]*:/.exec(text)?.[0] ?? '';
  const [beforeQuery, rawQuery] = cut(text.slice(scheme.length), '?');
  const query = parseQuery(rawQuery);
  if (!beforeQuery.startsWith('/')) {
    return scheme === '' ? refused(url, 'invalid URI for request') : { path: '', query };
  }
  const hasHost = scheme !== '' && beforeQuery.startsWith('//');
  const [, authority = '', rawPath = ''] = hasHost
    ? (/^\/\/([^/]*)(.*)$/s.exec(beforeQuery) ?? [])
    : ['', '', beforeQuery];
  const path = unescape(rawPath);
  if (path === undefined) return { path: rawPath, query, problem: escapeProblem(rawPath) };
  const problem = authorityProblem(scheme.slice(0, -1), authority);
  return { path, query, ...(problem !== undefined && { problem }) };
}

/** Returns what readRequest passes to net/url. CONNECT may name only a host. */
export function target(method: string, url: string): string {
  return method === 'CONNECT' && !url.startsWith('/') ? `http://${url}` : url;
}

function refused(url: string, problem: string): RequestUrl {
  const [path, rawQuery] = cut(url, '?');
  return { path, query: parseQuery(rawQuery), problem };
}

/** Mirrors url.ParseQuery: parameters with ";" or an invalid escape are dropped. */
function parseQuery(rawQuery: string): Map<string, string[]> {
  const query = new Map<string, string[]>();
  const parameters = rawQuery.split('&');
  if (parameters.length > maxParameters) return query;
  for (const parameter of parameters) {
    if (parameter === '' || parameter.includes(';')) continue;
    const [rawKey, rawValue] = cut(parameter, '=');
    const key = unescape(rawKey.replaceAll('+', ' '));
    const value = unescape(rawValue.replaceAll('+', ' '));
    if (key === undefined || value === undefined) continue;
    const values = query.get(key);
    if (values === undefined) query.set(key, [value]);
    else values.push(value);
  }
  return query;
}

/** Mirrors strings.Cut: returns what is before and after the first separator. */
function cut(text: string, separator: string): [before: string, after: string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

const brokenEscape = /%(?![0-9a-fA-F]{2}).{0,2}/s;

/**
 * Decodes percent escapes; returns undefined if one is invalid. Invalid bytes are kept as strayByte
 * represents them. Mirrors unescape of net/url.
 */
export function unescape(text: string): string | undefined {
  if (!text.includes('%')) return text;
  if (brokenEscape.test(text)) return undefined;
  const bytes = text
    .split(/(%[0-9a-fA-F]{2})/)
    .flatMap((part, index) =>
      index % 2 === 1 ? [Number.parseInt(part.slice(1), 16)] : utf8Bytes(part),
    );
  return goString(bytes, strayCode);
}

function escapeProblem(text: string): string {
  return `invalid URL escape "${brokenEscape.exec(text)?.[0] ?? ''}"`;
}
