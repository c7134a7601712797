import { authorityProblem } from './authority';
import { strayByte, goString, utf8Bytes } from '../go/bytes';

/** The target of an HTTP request as Go's http server reads it. */
export interface RequestUrl {
  /** Decoded, as url.URL.Path. */
  path: string;
  /** Decoded, values in order, as url.URL.Query(). */
  query: ReadonlyMap<string, string[]>;
  /**
   * Why Go's http server answers 400 Bad Request, in net/url's words; such a request reaches no
   * handler and is never audited. `path` then is the text as it stands.
   */
  problem?: string;
}

const httpToken = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/;

/** Go refuses to read more parameters than this and then has none (url.ParseQuery). */
const maxParameters = 10_000;

/**
 * Reads a request target: "/api/v1/pods?watch=1", an absolute URL, or "*". Never throws. Mirrors
 * readRequest of net/http, url.ParseRequestURI and url.ParseQuery: "#" is part of the path, nothing
 * is cleaned ("//", "..").
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

/** What readRequest lets net/url parse: CONNECT may name a host alone. */
export function target(method: string, url: string): string {
  return method === 'CONNECT' && !url.startsWith('/') ? `http://${url}` : url;
}

function refused(url: string, problem: string): RequestUrl {
  const [path, rawQuery] = cut(url, '?');
  return { path, query: parseQuery(rawQuery), problem };
}

/** url.ParseQuery: parameters with ";" or a broken escape are dropped, the others stay. */
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

/** strings.Cut: what stands before and after the first separator. */
function cut(text: string, separator: string): [before: string, after: string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

const brokenEscape = /%(?![0-9a-fA-F]{2}).{0,2}/s;

/**
 * A text with its percent escapes decoded; undefined if one is broken. Bytes that are not UTF-8
 * are kept as strayByte says. Mirrors unescape of net/url.
 */
export function unescape(text: string): string | undefined {
  if (!text.includes('%')) return text;
  if (brokenEscape.test(text)) return undefined;
  const bytes = text
    .split(/(%[0-9a-fA-F]{2})/)
    .flatMap((part, index) =>
      index % 2 === 1 ? [Number.parseInt(part.slice(1), 16)] : utf8Bytes(part),
    );
  return goString(bytes, strayByte);
}

function escapeProblem(text: string): string {
  return `invalid URL escape "${brokenEscape.exec(text)?.[0] ?? ''}"`;
}
