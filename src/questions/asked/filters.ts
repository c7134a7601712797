import { objectVerbs } from '../../audit/verbs';
import { anybody } from '../demand';
import type { Demand, Filter, Part } from '../question';

/** The verbs that change objects. */
export const changing = ['create', 'update', 'patch', 'delete', 'deletecollection'];
/** The verbs whose request body is an object, or a patch of one. */
export const written = ['create', 'update', 'patch'];
/** The verbs whose response is an object, or a list of them; deletecollection answers with what it deleted. */
export const returned = ['get', 'list', 'create', 'update', 'patch', 'deletecollection'];
/** The verbs that a proxy passes on: the methods GET, POST, PUT, PATCH and DELETE. */
export const proxied = ['get', 'create', 'update', 'patch', 'delete'];

/** Resources of one API group, and subresources. */
export interface Kinds {
  group: string;
  resources: readonly string[];
  /** `cluster`: without a namespace. Absent: with one, except in lists of all. */
  scope?: 'cluster';
}

export const core = (...resources: string[]): Kinds => ({ group: '', resources });

/**
 * Returns parts for the requests that the API server serves for these resources, by whoever is logged in or anonymous. Not
 * in them: what `unserved` names, and verbs and names that no such request has.
 */
export function served(
  must: Demand,
  { group, resources, scope }: Kinds,
  verbs: readonly string[] = objectVerbs,
): Part[] {
  const part = (some: readonly string[], objects: readonly string[], names?: string[]): Part[] =>
    some.length === 0 || objects.length === 0
      ? []
      : [
          {
            about: {
              ...anybody,
              verbs: [...some],
              ...(scope && { namespaces: [''] }),
              resources: [
                { group, resources: [...objects], ...(names && { resourceNames: names }) },
              ],
            },
            must,
          },
        ];
  const isSub = (resource: string) => resource.includes('/');
  const create = verbs.filter((verb) => verb === 'create');
  return [
    ...part(
      verbs.filter((verb) => verb !== 'create'),
      resources,
    ),
    ...part(create, resources.filter(isSub)),
    // The name of a new object is in its body, not in the URL.
    ...part(
      create,
      resources.filter((each) => !isSub(each)),
      [''],
    ),
  ];
}

/** Requests for resources that live in namespaces, without one: the server answers 405, except to list and watch. */
export const unserved: readonly Filter[] = [
  {
    verbs: ['get', 'create', 'update', 'patch', 'delete', 'deletecollection'],
    namespaces: [''],
    resources: [
      {
        group: '',
        resources: [
          ...['secrets', 'configmaps', 'events', 'pods/*', 'replicationcontrollers'],
          ...['services/*', 'serviceaccounts/*'],
        ],
      },
      { group: 'apps' },
      { group: 'batch' },
      { group: 'events.k8s.io' },
      { group: 'coordination.k8s.io' },
      { group: 'rbac.authorization.k8s.io', resources: ['roles', 'rolebindings'] },
    ],
  },
];
