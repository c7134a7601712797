import { exactMatch, parseFieldSelector } from './fieldSelector';
import { isInt64 } from '../go/int64';
import { isLabelSelector } from './labelSelector';
import { isLongRunning } from './longRunning';
import { parseRequestUrl } from './requestUrl';
import type { RequestUrl } from './requestUrl';
import type { Attributes, RequestInfo, UserInfo } from '../types';

/** Path segments that are verbs, of an API that is older than query parameters. */
const specialVerbs = ['proxy', 'watch'];
const namespaceSubresources = ['status', 'finalize'];
const verbsWithSelectors = ['list', 'watch', 'deletecollection'];

/** Verb of a resource request by HTTP method, spelled exactly so; any other method gives "". */
const verbOfMethod: ReadonlyMap<string, string> = new Map([
  ['POST', 'create'],
  ['GET', 'get'],
  ['HEAD', 'get'],
  ['PUT', 'update'],
  ['PATCH', 'patch'],
  ['DELETE', 'delete'],
]);

/**
 * What kube-apiserver makes of method ("GET", upper case) and request URL (path and query, or
 * absolute). Never throws: of a URL that no server would accept it reads what there is, and says
 * the problem. Mirrors NewRequestInfo (endpoints/request/requestinfo.go) with kube-apiserver's
 * prefixes "api", without a group, and "apis".
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

/** The attributes that the audit policy sees. Mirrors GetAuthorizerAttributes (filters/authorization.go). */
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

/** Fills prefix, group and version. Returns the segments after them, undefined for a non-resource request. */
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
 * Fills the verb, and takes "watch" or "proxy" off the segments when the verb stands there
 * ("special"). With nothing after it the server answers an error ("incomplete").
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

/** Fills namespace, resource, name and subresource. A Namespace's own namespace is its name. */
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

/** Settles list, watch and deletecollection, and the name that a field selector gives. */
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
 * `watch`, and the name that the field selector demands ("" for none). If any list option is
 * malformed, all are forgotten but watch. Mirrors DecodeParameters into ListOptions (apimachinery);
 * of repeated parameters the first counts.
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

/** Everything but "0" and "false" is true, the empty text too; an absent parameter is not. */
function isTrue(value: string | undefined, falsehood: RegExp): boolean {
  return value !== undefined && !falsehood.test(value);
}

/** content.IsPathSegmentName: can the name stand in a path? */
function isPathSegmentName(name: string): boolean {
  return name !== '.' && name !== '..' && !/[/%]/.test(name);
}

/** The segments between slashes; slashes at both ends do not count, doubled ones inside do. */
function splitPath(path: string): string[] {
  const parts = path.split('/');
  const first = parts.findIndex((part) => part !== '');
  const last = parts.findLastIndex((part) => part !== '');
  return first < 0 ? [] : parts.slice(first, last + 1);
}
