import { before, notice, warning, type CodeRow } from './row';

/** Values that are compared exactly as written, which is not how they were meant. */
export const lists = {
  'white-space': {
    ...warning,
    title: 'White space around a value',
    why: 'Values are compared exactly, so a value with a space at either end matches nothing.',
    shows: before(['level: None', 'users: ["alice "]']),
    mustNot: before(['level: None', 'users: ["alice"]']),
  },
  'quotes-in-value': {
    ...warning,
    title: 'Quotes inside a value',
    why: 'Quotes inside quotes are part of the value, which therefore matches nothing.',
    shows: before(['level: None', `users: ["'alice'"]`]),
    mustNot: before(['level: None', `users: ['alice']`]),
  },
  'comma-in-value': {
    ...warning,
    title: 'Several values in one string',
    why: 'A string with commas is one value, which matches nothing; a list needs one item per value.',
    shows: before(['level: None', 'verbs: ["create, delete"]']),
    mustNot: before(['level: None', 'verbs: ["create", "delete"]']),
  },
  'empty-value': {
    ...warning,
    title: 'Empty value',
    why: 'No request has an empty user, group, resource or stage, so an empty string matches nothing.',
    shows: before(['level: None', 'users: [""]']),
    mustNot: before(['level: None', 'namespaces: [""]']),
  },
  'empty-verb': {
    ...notice,
    title: 'Empty verb',
    why: 'Only requests with an HTTP method that Kubernetes has no verb for, such as OPTIONS, have an empty verb.',
    shows: before(['level: None', 'verbs: [""]']),
    mustNot: before(['level: None', 'verbs: ["delete"]']),
  },
  'duplicate-value': {
    ...notice,
    title: 'Value listed twice',
    why: 'The second one has no effect, and another value may have been meant.',
    shows: before(['level: None', 'users: [alice, alice]']),
    mustNot: before(['level: None', 'users: [alice, bob]']),
  },
  wildcard: {
    ...warning,
    title: 'Wildcard that is not supported',
    why: 'Only resources and nonResourceURLs support *; in users, userGroups, verbs, namespaces and resourceNames it matches nothing.',
    shows: before(['level: None', 'namespaces: ["team-*"]']),
    mustNot: before(['level: None', 'namespaces: ["team-a"]']),
  },
  'value-without-effect': {
    ...notice,
    title: 'Value within another',
    why: 'Other values of the rule match all of its requests, so the rule matches the same without it.',
    shows: before(['level: None', 'nonResourceURLs: ["/version", "/metrics*", "/metrics/slis"]']),
    mustNot: before(['level: None', 'nonResourceURLs: ["/version", "/metrics*", "/livez"]']),
  },
} satisfies Record<string, CodeRow>;
