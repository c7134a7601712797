import { before, notice, warning, type CodeRow } from './row';

/** A rule for requests about one entry of resources. */
const entry = (text: string, verb?: string) =>
  before(['level: None', ...(verb ? [`verbs: [${verb}]`] : []), `resources: [{ ${text} }]`]);
const inNamespace = (resource: string) =>
  before(['level: None', 'namespaces: [default]', `resources: [{ resources: [${resource}] }]`]);

/** Groups, resources, names and namespaces that no request has. */
export const resources = {
  'group-of-core': {
    ...warning,
    title: 'Name for the core group',
    why: 'The core group has no name: it is the empty string, and any word for it matches nothing.',
    shows: entry('group: core, resources: [pods]'),
    mustNot: entry('group: "", resources: [pods]'),
  },
  'group-unknown': {
    ...warning,
    title: 'Unknown API group',
    why: 'Kubernetes has no such group and groups of custom resources contain a dot, so the entry matches nothing.',
    shows: entry('group: app, resources: [deployments]'),
    mustNot: entry('group: apps, resources: [deployments]'),
  },
  'group-retired': {
    ...notice,
    title: 'API group that is no longer served',
    why: 'No Kubernetes since 1.22 serves the group extensions, so the entry matches nothing.',
    shows: entry('group: extensions'),
    mustNot: entry('group: apps'),
  },
  'resource-in-wrong-group': {
    ...warning,
    title: 'Resource of another API group',
    why: 'Group and resource must both match, so a resource in the wrong group matches nothing; the default is the core group.',
    shows: entry('resources: [deployments]'),
    mustNot: entry('group: apps, resources: [deployments]'),
  },
  'resource-name': {
    ...warning,
    title: 'Not the name of a resource',
    why: 'Resources are named in lower-case plural as in the URL; kinds, short names and singulars match nothing.',
    shows: entry('resources: [pod]'),
    mustNot: entry('resources: [pods]'),
  },
  'resource-unknown': {
    ...notice,
    title: 'Unknown resource',
    why: 'The group has no such built-in resource, and custom resources have a group of their own.',
    shows: entry('group: "", resources: [widgets]'),
    mustNot: entry('group: example.com, resources: [widgets]'),
  },
  'subresource-unknown': {
    ...notice,
    title: 'Unknown subresource',
    why: 'The built-in resource has no such subresource, so the value matches nothing.',
    shows: entry('resources: [pods/scale]'),
    mustNot: entry('resources: [pods/status]'),
  },
  'counterpart-missing': {
    ...notice,
    title: 'Only one of two places',
    why: 'The same information is in two APIs, and the rule is about one of them: Events, endpoints, leader election, health.',
    shows: entry('resources: [events]'),
    mustNot: before([
      'level: None',
      'resources: [{ resources: [events] }, { group: events.k8s.io, resources: [events] }]',
    ]),
  },
  'name-never-known': {
    ...warning,
    title: 'resourceNames with create or deletecollection',
    why: 'These requests have no object name in the URL, so resourceNames never matches them.',
    shows: entry('resources: [configmaps], resourceNames: [settings]', 'create'),
    mustNot: entry('resources: [configmaps], resourceNames: [settings]', 'update'),
  },
  'name-seldom-known': {
    ...notice,
    title: 'resourceNames with list or watch',
    why: 'A list or watch has an object name only if it selects one, as with the field selector metadata.name, so resourceNames matches no others.',
    shows: entry('resources: [configmaps], resourceNames: [settings]', 'list'),
    mustNot: entry('resources: [configmaps], resourceNames: [settings]', 'get'),
  },
  'namespace-all': {
    ...notice,
    title: 'Namespace called all',
    why: 'It is an ordinary name; to match every namespace, remove namespaces.',
    shows: before(['level: None', 'namespaces: [all]']),
    mustNot: before(['level: None', 'namespaces: [all-teams]']),
  },
  'namespace-case': {
    ...warning,
    title: 'Namespace in upper case',
    why: 'Names of namespaces are lower case, so no namespace has this one.',
    shows: before(['level: None', 'namespaces: [Default]']),
    mustNot: before(['level: None', 'namespaces: [default]']),
  },
  'namespaces-for-cluster-scope': {
    ...warning,
    title: 'Namespaces for cluster-scoped resources',
    why: 'Requests for cluster-scoped resources have no namespace, so the rule never matches.',
    shows: inNamespace('nodes'),
    mustNot: inNamespace('pods'),
  },
} satisfies Record<string, CodeRow>;
