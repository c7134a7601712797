import { exactMatch, parseFieldSelector } from './fieldSelector';
import { isInt64 } from '../go/int64';
import { isLabelSelector } from './labelSelector';
import { isLongRunning } from './longRunning';
import { parseRequestUrl } from './requestUrl';
import type { RequestUrl } from './requestUrl';
import type { Attributes, RequestInfo, UserInfo } from '../types';

/** Path segments that are verbs, a leftover from before query parameters. */
const specialVerbs = ['proxy', 'watch'];
const namespaceSubresources = ['status', 'finalize'];
const verbsWithSelectors = ['list', 'watch', 'deletecollection'];

/** The verb of a resource request by HTTP method; any other method or spelling gives "". */
const verbOfMethod: ReadonlyMap<string, string> = new Map([
  ['POST', 'create'],
  ['GET', 'get'],
  ['HEAD', 'get'],
  ['PUT', 'update'],
  ['PATCH', 'patch'],
  ['DELETE', 'delete'],
]);

/**
 * Returns what kube-apiserver derives from the method ("GET", upper case) and the URL of a request (path
 * and query, or absolute). Never throws: if no server would accept the URL, it returns what can be read
 * of it, with the problem. Mirrors NewRequestInfo (endpoints/request/requestinfo.go) with
 * kube-apiserver's prefixes "api", without a group, and "apis".
 */
export function requestInfo(method: string, url: string): RequestInfo {
  const { path, query, problem } = parseRequestUrl(method, url);
  const info: RequestInfo = {
    isResourceRequest: false,
    path,
    verb: method.toLowerCase(),
    apiPrefix: '',
    apiGroup: '',
    apiVersion: '',
    namespace: '',
    resource: '',
    subresource: '',
    name: '',
    parts: [],
    fieldSelector: '',
    labelSelector: '',
    longRunning: false,
    ...(problem !== undefined && { problem }),
  };
  const parts = readPrefix(info);
  if (parts !== undefined) {
    const fromPath = readVerb(info, method, parts);
    if (fromPath === 'incomplete') {
      info.problem ??= `unable to determine kind and namespace from url, ${url}`;
    } else {
      readResource(info, parts);
      readQuery(info, query, fromPath === 'special');
    }
  }
  return { ...info, longRunning: isLongRunning(info) };
}

/** Returns the attributes that rules are evaluated against. Mirrors GetAuthorizerAttributes (filters/authorization.go). */
export function attributesOf(info: RequestInfo, user: UserInfo | null): Attributes {
  return {
    user,
    verb: info.verb,
    isResourceRequest: info.isResourceRequest,
    namespace: info.namespace,
    apiGroup: info.apiGroup,
    apiVersion: info.apiVersion,
    resource: info.resource,
    subresource: info.subresource,
    name: info.name,
    path: info.path,
  };
}

/** Sets prefix, group and version. Returns the segments after them; undefined for a non-resource request. */
function readPrefix(info: RequestInfo): string[] | undefined {
  const parts = splitPath(info.path);
  const [prefix = ''] = parts;
  if (parts.length < 3 || (prefix !== 'api' && prefix !== 'apis')) return undefined;
  info.apiPrefix = prefix;
  parts.shift();
  if (prefix === 'apis') {
    if (parts.length < 3) return undefined;
    info.apiGroup = parts.shift() ?? '';
  }
  info.isResourceRequest = true;
  info.apiVersion = parts.shift() ?? '';
  return parts;
}

/**
 * Sets the verb, and removes "watch" or "proxy" from the segments if it is the verb ("special"). If
 * nothing follows it, the server responds with an error ("incomplete").
 */
function readVerb(
  info: RequestInfo,
  method: string,
  parts: string[],
): 'method' | 'special' | 'incomplete' {
  const [first = ''] = parts;
  if (!specialVerbs.includes(first)) {
    info.verb = verbOfMethod.get(method) ?? '';
    return 'method';
  }
  if (parts.length < 2) return 'incomplete';
  info.verb = first;
  parts.shift();
  return 'special';
}

/** Sets namespace, resource, name and subresource. The namespace of a Namespace is its own name. */
function readResource(info: RequestInfo, parts: string[]): void {
  if (parts[0] === 'namespaces' && parts[1] !== undefined) {
    info.namespace = parts[1];
    if (parts[2] !== undefined && !namespaceSubresources.includes(parts[2])) parts.splice(0, 2);
  }
  info.parts = parts;
  const [resource = '', name = '', subresource = ''] = parts;
  info.resource = resource;
  info.name = name;
  info.subresource = info.verb === 'proxy' ? '' : subresource;
}

/** Tells list, watch and deletecollection apart, and sets the name that a field selector requires. */
function readQuery(info: RequestInfo, query: RequestUrl['query'], verbInPath: boolean): void {
  if (info.name === '' && info.verb === 'get') {
    const options = listOptions(query);
    info.verb = options.watch ? 'watch' : 'list';
    if (isPathSegmentName(options.name)) info.name = options.name;
  }
  if (info.name === '' && info.verb === 'delete') info.verb = 'deletecollection';
  if (!verbInPath && verbsWithSelectors.includes(info.verb)) {
    info.fieldSelector = query.get('fieldSelector')?.[0] ?? '';
    info.labelSelector = query.get('labelSelector')?.[0] ?? '';
  }
}

/**
 * Returns `watch`, and the name that the field selector requires ("" for none). If any list option is
 * malformed, all except watch are ignored. Of repeated parameters the first one counts. Mirrors
 * DecodeParameters into ListOptions (apimachinery).
 */
function listOptions(query: RequestUrl['query']): { watch: boolean; name: string } {
  const first = (parameter: string) => query.get(parameter)?.[0];
  const watch = first('watch');
  const requirements = parseFieldSelector(first('fieldSelector') ?? '');
  const decodes =
    isInt64(first('limit') ?? '0') &&
    isInt64(first('timeoutSeconds') ?? '0') &&
    isLabelSelector(first('labelSelector') ?? '');
  const name = (requirements && exactMatch(requirements, 'metadata.name')) ?? '';
  return decodes && requirements !== undefined
    ? { watch: isTrue(watch, /^(0|false)$/iu), name }
    : { watch: isTrue(watch?.toLowerCase(), /^(0|false)$/), name: '' };
}

/** Every value except "0" and "false" is true, even the empty string; an absent parameter is false. */
function isTrue(value: string | undefined, falsehood: RegExp): boolean {
  return value !== undefined && !falsehood.test(value);
}

/** Returns whether a name is valid in a path. Mirrors content.IsPathSegmentName. */
function isPathSegmentName(name: string): boolean {
  return name !== '.' && name !== '..' && !/[/%]/.test(name);
}

/** Splits at slashes. Slashes at both ends do not count; each one inside does, so that "//" contains an empty segment. */
function splitPath(path: string): string[] {
  const parts = path.split('/');
  const first = parts.findIndex((part) => part !== '');
  const last = parts.findLastIndex((part) => part !== '');
  return first < 0 ? [] : parts.slice(first, last + 1);
}
