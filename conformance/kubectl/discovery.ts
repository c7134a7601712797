import { apiResources } from '../../src/catalog/apiResources.ts';
import { apiVersionsOf } from '../../src/catalog/apiVersions.ts';
import { categoriesOf } from '../../src/requests/kubectl/resources.ts';
import type { ApiResource } from '../../src/catalog/types.ts';
import type { KubernetesVersion } from '../../src/audit/types.ts';

/** A resource in one of its API versions. */
export interface Served extends ApiResource {
  version: string;
}

/** Custom resources that the stand-in server has besides the built-in ones. */
const custom: Served[] = [
  {
    group: 'stable.example.com',
    resource: 'crontabs',
    singular: 'crontab',
    kind: 'CronTab',
    shortNames: ['ct'],
    namespaced: true,
    verbs: ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'],
    subresources: [],
    version: 'v1',
  },
];

/** Returns every resource in every API version that the stand-in server serves. */
export function servedBy(kubernetes: KubernetesVersion): Served[] {
  const builtIn = apiResources(kubernetes).flatMap((resource) =>
    apiVersionsOf(kubernetes, resource.group, resource.resource).map((version) => ({
      ...resource,
      version,
    })),
  );
  return [...builtIn, ...custom];
}

/** Returns the aggregated discovery document of /api or /apis. */
export function discoveryOf(served: Served[], isCore: boolean) {
  const groups = new Map<string, Map<string, Served[]>>();
  for (const each of served) {
    if ((each.group === '') !== isCore) continue;
    const versions = groups.get(each.group) ?? new Map<string, Served[]>();
    groups.set(
      each.group,
      versions.set(each.version, [...(versions.get(each.version) ?? []), each]),
    );
  }
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    metadata: {},
    items: [...groups].toSorted(byServer).map(([group, versions]) => ({
      metadata: { name: group, creationTimestamp: null },
      versions: [...versions]
        .toSorted(([a], [b]) => rank(b) - rank(a))
        .map(([version, list]) => ({
          version,
          freshness: 'Current',
          resources: list.map((resource) => discovered(resource)),
        })),
    })),
  };
}

/** Built-in groups come before those of custom resources and of metrics-server, as the API server sorts them. */
function byServer([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return Number(isLate(a)) - Number(isLate(b));
}

function isLate(group: string): boolean {
  return group === 'metrics.k8s.io' || group === 'stable.example.com';
}

/** Orders API versions: stable ones, then beta, then alpha, newer ones higher. */
function rank(version: string): number {
  const [, major = '0', stage, minor = '0'] = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version) ?? [];
  const stages: Record<string, number> = { alpha: 1, beta: 2 };
  return (
    (stage === undefined ? 3 : (stages[stage] ?? 0)) * 10_000 + Number(major) * 100 + Number(minor)
  );
}

function discovered({
  group,
  version,
  resource,
  singular,
  kind,
  namespaced,
  verbs,
  shortNames,
  subresources,
}: Served) {
  const categories = categoriesOf(`${group}/${resource}`);
  return {
    resource,
    responseKind: { group, version, kind },
    scope: namespaced ? 'Namespaced' : 'Cluster',
    singularResource: singular,
    verbs,
    ...(shortNames.length > 0 && { shortNames }),
    ...(categories.length > 0 && { categories }),
    ...(subresources.length > 0 && {
      subresources: subresources.map((sub) => ({
        subresource: sub.name,
        responseKind: {
          group: sub.name === 'scale' ? 'autoscaling' : group,
          version: 'v1',
          kind: sub.name === 'scale' ? 'Scale' : kind,
        },
        verbs: sub.verbs,
      })),
    }),
  };
}

/** Returns the path of a group version, e.g. "apis/apps/v1". */
export function pathOf(group: string, version: string): string {
  return group === '' ? `api/${version}` : `apis/${group}/${version}`;
}

/**
 * Returns the OpenAPI 3 document of one group version, with as much as kubectl reads of it: which kinds can be
 * patched, with which bodies and parameters, and a schema for explain.
 */
export function openApiOf(served: Served[], path: string) {
  const own = served.filter(({ group, version }) => pathOf(group, version) === path);
  const gvk = ({ group, version, kind }: Served) => ({ group, version, kind });
  return {
    openapi: '3.0.0',
    info: { title: 'stand-in', version: 'v1' },
    paths: Object.fromEntries(
      own.map((each) => [
        `/${path}/${each.namespaced ? 'namespaces/{namespace}/' : ''}${each.resource}/{name}`,
        {
          patch: {
            operationId: `patch${each.kind}`,
            parameters: [{ name: 'fieldValidation', in: 'query', schema: { type: 'string' } }],
            requestBody: {
              content: Object.fromEntries(
                [
                  'application/json-patch+json',
                  'application/merge-patch+json',
                  ...(each.group === 'stable.example.com'
                    ? []
                    : ['application/strategic-merge-patch+json']),
                ].map((type) => [type, { schema: { type: 'object' } }]),
              ),
            },
            responses: { '200': { description: 'OK' } },
            'x-kubernetes-group-version-kind': gvk(each),
          },
        },
      ]),
    ),
    components: {
      schemas: Object.fromEntries(
        own.map((each) => [
          `${each.version}.${each.kind}`,
          {
            type: 'object',
            description: each.kind,
            properties: { spec: { type: 'object', description: 'The spec.' } },
            'x-kubernetes-group-version-kind': [gvk(each)],
          },
        ]),
      ),
    },
  };
}

/** Returns the OpenAPI 2 document, which kubectl still reads to validate a List. */
export function openApi2Of(served: Served[]) {
  return {
    swagger: '2.0',
    info: { title: 'stand-in', version: 'v1' },
    paths: {},
    definitions: Object.fromEntries(
      served.map(({ group, version, kind }) => [
        `${group}.${version}.${kind}`,
        { type: 'object', 'x-kubernetes-group-version-kind': [{ group, version, kind }] },
      ]),
    ),
  };
}
