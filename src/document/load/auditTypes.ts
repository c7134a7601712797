import type { GroupResourcesField, Policy, RuleField } from '../../audit/types';
import {
  bool,
  type Fields,
  type GoType,
  list,
  map,
  named,
  pointer,
  string,
  struct,
  type StructType,
} from './goType';
import {
  internalEvent,
  listMeta,
  microTime,
  objectMeta,
  optionKinds,
  status,
  typeMeta,
  uid,
  unversionedKinds,
} from './metaTypes';

/** The API group of the policy and of the audit events. */
export const auditGroup = 'audit.k8s.io';
/** The version of the types that kube-apiserver uses internally, and the default of a file without apiVersion. */
export const internalVersion = '__internal';

type Kinds = ReadonlyMap<string, StructType>;

const v1Kinds = auditKinds('v1', (name) => name);
const internalKinds = auditKinds('audit', goFieldName);

/** audit.k8s.io/v1 Policy. */
export const policyType: GoType = v1Kinds.get('Policy')!;

/**
 * Returns the Go type of a kind in the audit scheme; undefined when the kind is not registered.
 * Mirrors runtime.Scheme.New with what k8s.io/apiserver/pkg/audit/scheme.go registers.
 */
export function registeredType(group: string, version: string, kind: string): GoType | undefined {
  if (group !== '' && group !== auditGroup) return unversionedKinds.get(kind);
  const own = group === auditGroup;
  if (version === internalVersion) {
    const internal =
      kind === 'WatchEvent' ? internalEvent : own ? internalKinds.get(kind) : undefined;
    return internal ?? unversionedKinds.get(kind);
  }
  if (version !== 'v1') return unversionedKinds.get(kind);
  return (
    (own ? v1Kinds.get(kind) : undefined) ?? optionKinds.get(kind) ?? unversionedKinds.get(kind)
  );
}

/** Internal types have no JSON tags: their fields keep their Go names. */
function goFieldName(name: string): string {
  const initialisms: Record<string, string> = {
    uid: 'UID',
    apiGroup: 'APIGroup',
    apiVersion: 'APIVersion',
  };
  return initialisms[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
}

/** Policy, Event and their lists, in one of the two packages that define them. */
function auditKinds(packageName: 'v1' | 'audit', fieldName: (name: string) => string): Kinds {
  const own = (name: string, fields: Fields, embedded?: Record<string, StructType>) =>
    struct(
      `${packageName}.${name}`,
      Object.fromEntries(Object.entries(fields).map(([field, type]) => [fieldName(field), type])),
      embedded,
    );
  /** metadata is a field in v1, and embedded in the struct in the internal types. */
  const withMeta = (name: string, fields: Fields, meta: Record<string, StructType>) =>
    packageName === 'v1'
      ? own(name, { metadata: Object.values(meta)[0]!, ...fields }, { TypeMeta: typeMeta })
      : own(name, fields, { TypeMeta: typeMeta, ...meta });

  const level = named(`${packageName}.Level`);
  const stage = named(`${packageName}.Stage`);
  const groupResources = own('GroupResources', {
    group: string,
    resources: list(string),
    resourceNames: list(string),
  } satisfies Record<GroupResourcesField, GoType>);
  const policyRule = own('PolicyRule', {
    'level!': level,
    users: list(string),
    userGroups: list(string),
    verbs: list(string),
    resources: list(groupResources),
    namespaces: list(string),
    nonResourceURLs: list(string),
    omitStages: list(stage),
    omitManagedFields: pointer(bool),
  } satisfies Record<Exclude<RuleField, 'level'> | 'level!', GoType>);
  const policy = withMeta(
    'Policy',
    {
      'rules!': list(policyRule),
      omitStages: list(stage),
      omitManagedFields: bool,
    } satisfies Record<Exclude<keyof Policy, 'rules' | 'metadata'> | 'rules!', GoType>,
    { ObjectMeta: objectMeta },
  );
  const event = own('Event', eventFields(own, level, stage), { TypeMeta: typeMeta });
  return new Map([
    ['Policy', policy],
    ['PolicyList', withMeta('PolicyList', { items: list(policy) }, { ListMeta: listMeta })],
    ['Event', event],
    ['EventList', withMeta('EventList', { items: list(event) }, { ListMeta: listMeta })],
  ]);
}

function eventFields(
  own: (name: string, fields: Fields) => StructType,
  level: GoType,
  stage: GoType,
): Fields {
  const user = struct('v1.UserInfo', {
    username: string,
    uid: string,
    groups: list(string),
    extra: map(list(string, 'v1.ExtraValue')),
  });
  const objectReference = own('ObjectReference', {
    resource: string,
    namespace: string,
    name: string,
    uid,
    apiGroup: string,
    apiVersion: string,
    resourceVersion: string,
    subresource: string,
  });
  const body = pointer({ kind: 'raw', name: 'runtime.Unknown' });
  return {
    level,
    auditID: uid,
    stage,
    requestURI: string,
    verb: string,
    user,
    impersonatedUser: pointer(user),
    authenticationMetadata: {
      since: '1.35',
      type: pointer(own('AuthenticationMetadata', { impersonationConstraint: string })),
    },
    sourceIPs: list(string),
    userAgent: string,
    objectRef: pointer(objectReference),
    responseStatus: pointer(status),
    requestObject: body,
    responseObject: body,
    requestReceivedTimestamp: microTime,
    stageTimestamp: microTime,
    annotations: map(string),
  };
}
