/** What a resource request asks for. Empty strings for what it does not name. */
export interface Asked {
  verb: string;
  apiGroup: string;
  apiVersion: string;
  resource: string;
  subresource: string;
  namespace: string;
  name: string;
}

const methods: Readonly<Record<string, string>> = {
  create: 'POST',
  update: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  deletecollection: 'DELETE',
};

/** Verbs of a whole list, which have no name. */
const ofLists = new Set(['list', 'watch', 'deletecollection']);

/** Returns the method and the path from which kube-apiserver derives these attributes. */
export function pathFor(asked: Asked): { method: string; url: string } {
  const { verb, apiGroup, apiVersion, resource, subresource, namespace, name } = asked;
  const isWithoutName = ofLists.has(verb) || (verb === 'create' && subresource === '');
  const segments = [
    ...(namespace === '' || resource === 'namespaces' ? [] : ['namespaces', namespace]),
    resource,
    ...(isWithoutName ? [] : [name, subresource].filter(Boolean)),
  ].map(encodeURIComponent);
  const root = apiGroup === '' ? `/api/${apiVersion}` : `/apis/${apiGroup}/${apiVersion}`;
  return {
    method: methods[verb] ?? 'GET',
    url: `${root}/${segments.join('/')}${verb === 'watch' ? '?watch=true' : ''}`,
  };
}
