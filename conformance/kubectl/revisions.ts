import type { JsonObject } from '../../src/audit/go/jsonObject.ts';

interface Item {
  metadata: JsonObject;
  spec: { template: { spec: { containers: JsonObject[] } } };
}

/**
 * Returns the list of what belongs to a workload, of which a server has one item: but two revisions of it, so that there
 * is one to return to.
 */
export function revisionsOf(resource: string, app: string, item: JsonObject): JsonObject[] {
  if (resource === 'replicasets') return ['1', '2'].map((revision) => replicaSet(item, revision));
  if (resource === 'controllerrevisions')
    return [1, 2].map((revision) => controllerRevision(item, app, revision));
  return [item];
}

function replicaSet(item: JsonObject, revision: string): JsonObject {
  const copy = structuredClone(item) as unknown as Item;
  const { uid } = copy.metadata;
  copy.metadata['name'] = `web-${revision}`;
  copy.metadata['annotations'] = { 'deployment.kubernetes.io/revision': revision };
  copy.metadata['ownerReferences'] = [
    { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', uid, controller: true },
  ];
  for (const container of copy.spec.template.spec.containers)
    container['image'] = `nginx:${revision}`;
  return copy as unknown as JsonObject;
}

function controllerRevision(item: JsonObject, app: string, revision: number): JsonObject {
  const metadata = item['metadata'] as JsonObject;
  const { uid } = metadata;
  const owner = { apiVersion: 'apps/v1', kind: 'DaemonSet', name: app, uid, controller: true };
  const containers = [{ name: 'web', image: `nginx:${revision}` }];
  return {
    ...item,
    metadata: { ...metadata, name: `${app}-${revision}`, ownerReferences: [owner] },
    revision,
    data: { spec: { template: { $patch: 'replace', spec: { containers } } } },
  };
}
