import { attributesOf, requestInfo } from '../audit/request/requestInfo';
import type { Attributes } from '../audit/types';

/** The method and URL of a request. */
export interface HttpRequest {
  method: string;
  url: string;
}

/**
 * Returns a request from which kube-apiserver derives exactly these attributes (NewRequestInfo,
 * requestinfo.go); undefined if no request has them. The user does not count.
 */
export function httpRequest(attributes: Attributes): HttpRequest | undefined {
  const { isResourceRequest } = attributes;
  const made = isResourceRequest ? resourceRequests(attributes) : urlRequests(attributes);
  return made.find(({ method, url }) => gives(method, url, attributes));
}

function gives(method: string, url: string, wanted: Attributes): boolean {
  const info = requestInfo(method, url);
  if (info.problem !== undefined) return false;
  const got = attributesOf(info, wanted.user);
  return compared.every((field) => got[field] === wanted[field]);
}

const compared = [
  ...(['verb', 'isResourceRequest', 'namespace', 'apiGroup'] as const),
  ...(['resource', 'subresource', 'name'] as const),
];

const methodOf: Readonly<Record<string, string>> = {
  ...{ get: 'GET', list: 'GET', watch: 'GET', proxy: 'GET', '': 'OPTIONS' },
  ...{ create: 'POST', update: 'PUT', patch: 'PATCH' },
  ...{ delete: 'DELETE', deletecollection: 'DELETE' },
};

/** The usual request, and unusual ones that some attributes need. */
function resourceRequests(attributes: Attributes): HttpRequest[] {
  const { verb, apiGroup, apiVersion, resource, subresource, namespace, name } = attributes;
  const version = apiVersion || 'v1';
  const root =
    apiGroup === '' ? `/api/${version}` : `/apis/${encodeURIComponent(apiGroup)}/${version}`;
  const method = methodOf[verb] ?? verb.toUpperCase();
  const object = [
    resource,
    ...(name || subresource ? [name] : []),
    ...(subresource ? [subresource] : []),
  ];
  const unnamed = [resource, ...(subresource ? ['', subresource] : [])];
  const inNamespace = ['namespaces', namespace];
  const places = [
    ...(namespace === '' || (resource === 'namespaces' && namespace === name) ? [[]] : []),
    inNamespace,
  ];
  const selector = `fieldSelector=${encodeURIComponent(`metadata.name=${name.replace(/[\\,=]/g, '\\$&')}`)}`;
  const query = verb === 'watch' ? ['watch=true'] : [];
  return places.flatMap((place) => [
    { method, url: urlOf(root, [...place, ...object], query) },
    // A list of one: its name is in the query.
    { method, url: urlOf(root, [...place, ...unnamed], [...query, selector]) },
    { method: 'GET', url: urlOf(root, [verb, ...place, ...object], []) },
  ]);
}

function urlOf(root: string, segments: readonly string[], query: readonly string[]): string {
  const path = [root, ...segments.map(encodeURIComponent)].join('/');
  return query.length > 0 ? `${path}?${query.join('&')}` : path;
}

function urlRequests({ verb, path }: Attributes): HttpRequest[] {
  const method = verb.toUpperCase();
  if (path === '*') return [{ method, url: '*' }];
  return [{ method, url: path.split('/').map(encodeURIComponent).join('/') }];
}
