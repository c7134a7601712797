import { before, policy, serverError, type CodeRow } from './row';

/** The file is a policy, and kube-apiserver rejects one of its values. */
export const validation = {
  'level-missing': {
    ...serverError,
    title: 'Rule without a level',
    why: 'A rule has no default level, so kube-apiserver does not start.',
    shows: policy('rules:', '- omitStages: [RequestReceived]'),
    mustNot: policy('rules:', '- level: Metadata', '  omitStages: [RequestReceived]'),
  },
  'level-unknown': {
    ...serverError,
    title: 'Unknown level',
    why: 'kube-apiserver only starts with the levels None, Metadata, Request and RequestResponse, which are case-sensitive.',
    shows: policy('rules:', '- level: metadata'),
    mustNot: policy('rules:', '- level: Metadata'),
  },
  'stage-unknown': {
    ...serverError,
    title: 'Unknown stage',
    why: 'kube-apiserver only starts with the stages RequestReceived, ResponseStarted, ResponseComplete and Panic, which are case-sensitive.',
    shows: policy('omitStages: [RequestStarted]', 'rules:', '- level: Metadata'),
    mustNot: policy('omitStages: [RequestReceived]', 'rules:', '- level: Metadata'),
  },
  'group-invalid': {
    ...serverError,
    title: 'Invalid API group',
    why: 'kube-apiserver does not start with a group that is not a DNS name; the version is not part of the group.',
    shows: before(['level: None', 'resources: [{ group: apps/v1, resources: [deployments] }]']),
    mustNot: before(['level: None', 'resources: [{ group: apps, resources: [deployments] }]']),
  },
  'names-without-resources': {
    ...serverError,
    title: 'resourceNames without resources',
    why: 'kube-apiserver does not start when resourceNames has no resources in the same entry to apply to.',
    shows: before(['level: Metadata', 'resources: [{ resourceNames: [settings] }]']),
    mustNot: before([
      'level: Metadata',
      'resources: [{ resources: [configmaps], resourceNames: [settings] }]',
    ]),
  },
  'url-without-slash': {
    ...serverError,
    title: 'Path without a leading slash',
    why: 'kube-apiserver does not start unless each of nonResourceURLs is "*" or a path that starts with a slash.',
    shows: before(['level: None', 'nonResourceURLs: [version]']),
    mustNot: before(['level: None', 'nonResourceURLs: [/version]']),
  },
  'url-wildcard': {
    ...serverError,
    title: 'Wildcard in the middle of a path',
    why: 'kube-apiserver does not start when a * is anywhere but at the end of a path.',
    shows: before(['level: None', 'nonResourceURLs: [/health*z]']),
    mustNot: before(['level: None', 'nonResourceURLs: [/health*]']),
  },
  'urls-with-resources': {
    ...serverError,
    title: 'Resources and non-resource URLs in one rule',
    why: 'kube-apiserver does not start with a rule that has nonResourceURLs together with resources or namespaces.',
    shows: before(['level: None', 'nonResourceURLs: [/version]', 'namespaces: [default]']),
    mustNot: before(['level: None', 'nonResourceURLs: [/version]']),
  },
} satisfies Record<string, CodeRow>;
