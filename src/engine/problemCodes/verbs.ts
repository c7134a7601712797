import { before, notice, warning, type CodeRow } from './row';

/** Verbs that no request has, and verbs of streams into containers. */
export const verbs = {
  'verb-case': {
    ...warning,
    title: 'Verb in upper case',
    why: 'Verbs are lower case and compared exactly, so the value matches nothing.',
    shows: before(['level: None', 'verbs: [Delete]']),
    mustNot: before(['level: None', 'verbs: [delete]']),
  },
  'verb-is-http-method': {
    ...warning,
    title: 'HTTP method instead of a verb',
    why: 'Requests to resources have Kubernetes verbs such as create, not HTTP methods such as POST.',
    shows: before(['level: None', 'verbs: [POST]']),
    mustNot: before(['level: None', 'verbs: [create]']),
  },
  'verb-unknown': {
    ...warning,
    title: 'Unknown verb',
    why: 'No request has this verb, so it matches nothing.',
    shows: before(['level: None', 'verbs: [remove]']),
    mustNot: before(['level: None', 'verbs: [delete]']),
  },
  'stream-get-missing': {
    ...warning,
    title: 'exec, attach or port-forward without get',
    why: 'kubectl opens exec and attach with get since 1.30 and port-forward since 1.31, so a rule for create alone misses them.',
    shows: before([
      'level: Metadata',
      'verbs: [create]',
      'resources: [{ resources: [pods/exec] }]',
    ]),
    mustNot: before([
      'level: Metadata',
      'verbs: [create, get]',
      'resources: [{ resources: [pods/exec] }]',
    ]),
  },
  'stream-create-missing': {
    ...notice,
    title: 'exec, attach or port-forward without create',
    why: 'Older kubectl opens exec, attach and port-forward with create, so a rule for get alone misses them.',
    shows: before(['level: Metadata', 'verbs: [get]', 'resources: [{ resources: [pods/exec] }]']),
    mustNot: before([
      'level: Metadata',
      'verbs: [get, create]',
      'resources: [{ resources: [pods/exec] }]',
    ]),
  },
  'writes-incomplete': {
    ...notice,
    title: 'Changes without one of their verbs',
    why: 'update and patch both change an object, and deletecollection deletes many, so a rule for one of them misses the other.',
    shows: before(['level: Metadata', 'verbs: [create, update]', 'users: [alice]']),
    mustNot: before(['level: Metadata', 'verbs: [create, update, patch]', 'users: [alice]']),
  },
} satisfies Record<string, CodeRow>;
