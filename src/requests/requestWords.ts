import { requestInfo } from '../audit/request/requestInfo';

/** Returns a request in few words, as kubectl orders them: "get pods/log web -n dev", "get /healthz". */
export function wordsOf({ method, url }: { method: string; url: string }): string {
  const info = requestInfo(method, url);
  if (!info.isResourceRequest) return `${info.verb} ${info.path}`;
  const { verb, apiGroup, resource, subresource, name, namespace } = info;
  const isOwnNamespace = resource === 'namespaces';
  return [
    verb,
    `${resource}${apiGroup === '' ? '' : `.${apiGroup}`}${subresource === '' ? '' : `/${subresource}`}`,
    ...(name === '' ? [] : [name]),
    ...(namespace === '' || isOwnNamespace ? [] : ['-n', namespace]),
  ].join(' ');
}

/** Returns the last part of a user's name: "web" for system:serviceaccount:dev:web. */
export const shortName = (username: string): string =>
  username.slice(username.lastIndexOf(':') + 1);
