import {
  bool,
  type Fields,
  type GoType,
  int32,
  int64,
  list,
  map,
  named,
  pointer,
  string,
  struct,
} from './goType';

/** The types of k8s.io/apimachinery/pkg/apis/meta/v1 in the audit scheme. */

export const uid = named('types.UID');
export const time: GoType = { kind: 'time', name: 'v1.Time', micro: false };
export const microTime: GoType = { kind: 'time', name: 'v1.MicroTime', micro: true };
const fieldsV1: GoType = { kind: 'raw', name: 'v1.FieldsV1' };

export const typeMeta = struct('v1.TypeMeta', { kind: string, apiVersion: string });

const ownerReference = struct('v1.OwnerReference', {
  'apiVersion!': string,
  'kind!': string,
  'name!': string,
  'uid!': uid,
  controller: pointer(bool),
  blockOwnerDeletion: pointer(bool),
});

const managedFieldsEntry = struct('v1.ManagedFieldsEntry', {
  manager: string,
  operation: named('v1.ManagedFieldsOperationType'),
  apiVersion: string,
  time: pointer(time),
  fieldsType: string,
  fieldsV1: pointer(fieldsV1),
  subresource: string,
});

export const objectMeta = struct('v1.ObjectMeta', {
  name: string,
  generateName: string,
  namespace: string,
  selfLink: string,
  uid,
  resourceVersion: string,
  generation: int64,
  creationTimestamp: time,
  deletionTimestamp: pointer(time),
  deletionGracePeriodSeconds: pointer(int64),
  labels: map(string),
  annotations: map(string),
  ownerReferences: list(ownerReference),
  finalizers: list(string),
  managedFields: list(managedFieldsEntry),
});

export const listMeta = struct('v1.ListMeta', {
  selfLink: string,
  resourceVersion: string,
  continue: string,
  remainingItemCount: pointer(int64),
  shardInfo: { since: '1.36', type: pointer(struct('v1.ShardInfo', { selector: string })) },
});

const statusCause = struct('v1.StatusCause', {
  reason: named('v1.CauseType'),
  message: string,
  field: string,
});

const statusDetails = struct('v1.StatusDetails', {
  name: string,
  group: string,
  kind: string,
  uid,
  causes: list(statusCause),
  retryAfterSeconds: int32,
});

export const status = topLevel('Status', {
  metadata: listMeta,
  status: string,
  message: string,
  reason: named('v1.StatusReason'),
  details: pointer(statusDetails),
  code: int32,
});

const groupVersion = struct('v1.GroupVersionForDiscovery', {
  groupVersion: string,
  version: string,
});
const serverAddress = struct('v1.ServerAddressByClientCIDR', {
  clientCIDR: string,
  serverAddress: string,
});

const apiGroup = topLevel('APIGroup', {
  name: string,
  versions: list(groupVersion),
  preferredVersion: groupVersion,
  serverAddressByClientCIDRs: list(serverAddress),
});

const apiResource = struct('v1.APIResource', {
  name: string,
  singularName: string,
  namespaced: bool,
  group: string,
  version: string,
  kind: string,
  verbs: list(string, 'v1.Verbs'),
  shortNames: list(string),
  categories: list(string),
  storageVersionHash: string,
});

/** Kinds that the scheme accepts in any group and version (unversioned types). */
export const unversionedKinds: ReadonlyMap<string, GoType> = new Map<string, GoType>([
  ['Status', status],
  ['APIGroup', apiGroup],
  ['APIGroupList', topLevel('APIGroupList', { groups: list(apiGroup) })],
  [
    'APIResourceList',
    topLevel('APIResourceList', { groupVersion: string, resources: list(apiResource) }),
  ],
  [
    'APIVersions',
    topLevel('APIVersions', {
      versions: list(string),
      serverAddressByClientCIDRs: list(serverAddress),
    }),
  ],
]);

const writeOptions = { dryRun: list(string), fieldManager: string, fieldValidation: string };
const preconditions = struct('v1.Preconditions', {
  uid: pointer(uid),
  resourceVersion: pointer(string),
});

/** Kinds that AddToGroupVersion registers in every group and version. */
export const optionKinds: ReadonlyMap<string, GoType> = new Map<string, GoType>([
  [
    'WatchEvent',
    struct('v1.WatchEvent', {
      type: string,
      object: { kind: 'raw', name: 'runtime.RawExtension' },
    }),
  ],
  ['GetOptions', topLevel('GetOptions', { resourceVersion: string })],
  ['CreateOptions', topLevel('CreateOptions', writeOptions)],
  ['UpdateOptions', topLevel('UpdateOptions', writeOptions)],
  ['PatchOptions', topLevel('PatchOptions', { ...writeOptions, force: pointer(bool) })],
  [
    'DeleteOptions',
    topLevel('DeleteOptions', {
      gracePeriodSeconds: pointer(int64),
      preconditions: pointer(preconditions),
      orphanDependents: pointer(bool),
      propagationPolicy: pointer(named('v1.DeletionPropagation')),
      dryRun: list(string),
      ignoreStoreReadErrorWithClusterBreakingPotential: { since: '1.32', type: pointer(bool) },
    }),
  ],
  [
    'ListOptions',
    topLevel('ListOptions', {
      labelSelector: string,
      fieldSelector: string,
      watch: bool,
      allowWatchBookmarks: bool,
      resourceVersion: string,
      resourceVersionMatch: named('v1.ResourceVersionMatch'),
      timeoutSeconds: pointer(int64),
      limit: int64,
      continue: string,
      sendInitialEvents: pointer(bool),
      shardSelector: { since: '1.36', type: string },
    }),
  ],
]);

/** WatchEvent in an internal version. */
export const internalEvent = struct('v1.InternalEvent', {
  Type: named('watch.EventType'),
  Object: { kind: 'interface', name: 'runtime.Object' },
});

function topLevel(name: string, fields: Fields): GoType {
  return struct(`v1.${name}`, fields, { TypeMeta: typeMeta });
}
