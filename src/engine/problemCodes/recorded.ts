import { before, notice, policy, warning, type CodeRow } from './row';

const recording = (level: string, resource: string) =>
  policy(
    ...['omitManagedFields: true', 'rules:', `- level: ${level}`],
    ...[`  resources: [{ resources: [${resource}] }]`, '- level: Metadata'],
  );
const omitting = (...stages: string[]) =>
  policy(`omitStages: [${stages.join(', ')}]`, 'rules:', '- level: Metadata');
const twice = (all: string, one: string) =>
  policy(all, 'rules:', '- level: Metadata', '  users: [alice]', `  ${one}`, '- level: Metadata');

/** More in the log than it should hold, or less. */
export const recorded = {
  'credentials-recorded': {
    ...warning,
    title: 'Credentials in the log',
    why: 'The level records bodies with the values of Secrets or with tokens, which everyone who can read the log can then use.',
    shows: recording('Request', 'secrets'),
    mustNot: recording('Metadata', 'secrets'),
  },
  'configmaps-recorded': {
    ...notice,
    title: 'ConfigMap data in the log',
    why: 'The level records the data of all ConfigMaps, which is large and sometimes holds credentials.',
    shows: recording('Request', 'configmaps'),
    mustNot: recording('Metadata', 'configmaps'),
  },
  'managed-fields-recorded': {
    ...notice,
    title: 'Managed fields in the log',
    why: 'Recorded bodies include managedFields, often the larger part of an object; omitManagedFields: true leaves them out.',
    shows: before(['level: Request', 'resources: [{ resources: [pods] }]']),
    mustNot: recording('Request', 'pods'),
  },
  'omit-managed-fields-repeated': {
    ...notice,
    title: 'omitManagedFields repeated in a rule',
    why: 'The policy already sets the same value for all rules.',
    shows: twice('omitManagedFields: true', 'omitManagedFields: true'),
    mustNot: twice('omitManagedFields: true', 'omitManagedFields: false'),
  },
  'drop-hides-more': {
    ...warning,
    title: 'Dropping more than noise',
    why: 'The rule drops what a log is often read for: shells in containers (kubectl exec is a get request), reads of Secrets, and requests to kubelets through nodes/proxy.',
    shows: before(['level: None', 'verbs: [get, list, watch]']),
    mustNot: before(['level: None', 'verbs: [get, list, watch]', 'users: [alice]']),
  },
  'nothing-recorded': {
    ...notice,
    title: 'Nothing is recorded',
    why: 'The rules that decide have level None or omit every stage, and a request that no rule matches is not recorded either.',
    shows: policy('rules:', '- level: None'),
    mustNot: policy('rules:', '- level: Metadata'),
  },
  'omit-stages-empty': {
    ...notice,
    title: 'Empty omitStages in a rule',
    why: 'A rule omits its own stages and those of the policy, so an empty list does not record them again.',
    shows: twice('omitStages: [RequestReceived]', 'omitStages: []'),
    mustNot: twice('omitStages: [RequestReceived]', 'omitStages: [Panic]'),
  },
  'all-stages-omitted': {
    ...warning,
    title: 'All stages omitted',
    why: 'An event is recorded per stage, so nothing is recorded; level None says the same more plainly.',
    shows: before([
      ...['level: Metadata', 'users: [alice]'],
      'omitStages: [RequestReceived, ResponseStarted, ResponseComplete, Panic]',
    ]),
    mustNot: before([
      ...['level: Metadata', 'users: [alice]'],
      'omitStages: [RequestReceived, ResponseStarted, Panic]',
    ]),
  },
  'failed-logins-hidden': {
    ...warning,
    title: 'Failed logins not recorded',
    why: 'A request whose authentication failed (401) only has the stage ResponseStarted, so omitting it hides failed logins.',
    shows: omitting('RequestReceived', 'ResponseStarted'),
    mustNot: omitting('RequestReceived'),
  },
  'outcome-hidden': {
    ...notice,
    title: 'Outcome of requests not recorded',
    why: 'Without the stage ResponseComplete, the log does not say how most requests ended.',
    shows: omitting('ResponseComplete'),
    mustNot: omitting('RequestReceived'),
  },
  'omit-stages-repeated': {
    ...notice,
    title: 'Stages omitted twice',
    why: 'The policy already omits these stages for all rules.',
    shows: twice('omitStages: [RequestReceived]', 'omitStages: [RequestReceived]'),
    mustNot: twice('omitStages: [RequestReceived]', 'omitStages: [Panic]'),
  },
} satisfies Record<string, CodeRow>;
