import { before, notice, policy, warning, type CodeRow } from './row';

/** Rules that are never reached, and requests that reach none. */
export const order = {
  'no-catch-all': {
    ...notice,
    title: 'No rule matches everything else',
    why: 'A request that no rule matches is not recorded; a last rule with only a level makes that explicit.',
    shows: policy('rules:', '- level: Metadata', '  users: [alice]'),
    mustNot: before(['level: Metadata', 'users: [alice]'], 'None'),
  },
  'catch-all-not-last': {
    ...warning,
    title: 'Rules after one that matches everything',
    why: 'The first match wins, so rules after one that matches every request are never reached.',
    shows: policy('rules:', '- level: Metadata', '- level: None', '  users: [alice]'),
    mustNot: policy('rules:', '- level: None', '  users: [alice]', '- level: Metadata'),
  },
  'rule-never-reached': {
    ...warning,
    title: 'Narrow rule after a wider one',
    why: 'The first match wins, so a rule is never reached if earlier ones match all of its requests.',
    shows: policy(
      ...['rules:', '- level: Metadata', '  verbs: [list, watch]'],
      ...['- level: None', '  verbs: [list]', '  users: [alice]', '- level: Metadata'],
    ),
    mustNot: policy(
      ...['rules:', '- level: Metadata', '  verbs: [list, watch]'],
      ...['- level: None', '  verbs: [get]', '  users: [alice]', '- level: Metadata'],
    ),
  },
  'rule-redundant': {
    ...notice,
    title: 'Rule that changes nothing',
    why: 'Earlier rules match all requests of the rule and record the same of them, so the policy does the same without it.',
    shows: policy(
      ...['rules:', '- level: Metadata', '  verbs: [list, watch]'],
      ...['- level: Metadata', '  verbs: [list]', '  users: [alice]', '- level: Metadata'],
    ),
    mustNot: policy(
      ...['rules:', '- level: Metadata', '  verbs: [list, watch]'],
      ...['- level: Metadata', '  verbs: [get, list]', '  users: [alice]', '- level: Metadata'],
    ),
  },
  'value-never-reached': {
    ...notice,
    title: 'Value after rules that match its requests',
    why: 'The first match wins, so the level of a rule does not apply to a value whose requests earlier rules match.',
    shows: policy(
      ...['rules:', '- level: Metadata', '  resources: [{ resources: [pods] }]'],
      ...['- level: None', '  resources: [{ resources: [pods, services] }]', '- level: Metadata'],
    ),
    mustNot: policy(
      ...['rules:', '- level: Metadata', '  resources: [{ resources: [pods] }]'],
      ...['- level: None', '  resources: [{ resources: [services] }]', '- level: Metadata'],
    ),
  },
  'rule-matches-nothing': {
    ...warning,
    title: 'Conditions that exclude each other',
    why: 'All conditions of a rule apply at once, so a rule whose conditions no request meets together has no effect.',
    shows: before(['level: None', 'users: [alice]', 'userGroups: ["system:unauthenticated"]']),
    mustNot: before(['level: None', 'users: [alice]']),
  },
  'duplicate-rule': {
    ...warning,
    title: 'Two rules for the same requests',
    why: 'The first match wins, so the second rule is never reached.',
    shows: policy(
      ...['rules:', '- level: None', '  users: [alice]'],
      ...['- level: Metadata', '  users: [alice]', '- level: Metadata'],
    ),
    mustNot: policy(
      ...['rules:', '- level: None', '  users: [alice]'],
      ...['- level: Metadata', '  users: [bob]', '- level: Metadata'],
    ),
  },
} satisfies Record<string, CodeRow>;
