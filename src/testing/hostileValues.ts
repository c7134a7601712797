import { many } from './many';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: None\n';

/** One very long value of a list. */
const valueOf = (field: string, before: string, piece: string, after: string) => (size: number) =>
  `${head}  ${field}: ['${before}${many(size - 200, piece)}${after}']\n`;

/** A rule behind many others that have something in common with it. */
const behind = (rule: (at: number) => string, last: (size: number) => string) => (size: number) =>
  `${head.replace('- level: None\n', '')}${many(size / 4, rule)}${last(size / 2)}`;

/** Rules and values that are expensive to compare with each other, and single values that are very long. */
export const hostileValues: Readonly<Record<string, (size: number) => string>> = {
  'stars before a letter': valueOf('users', '', '*', 'a'),
  'stars before a letter and a star': valueOf('nonResourceURLs', '/', '*', 'a*'),
  'a rule at the top, JSON': (size) =>
    `{"apiVersion":"audit.k8s.io/v1","kind":"Policy","level":"None","users":[${many(size - 200, '"a",')}"a"]}`,
  'quotes before a letter': valueOf('users', 'a', '"', 'a'),
  'a level of angle brackets': (size) => `${head}- level: "${many(size - 200, '<')}"\n`,
  'a level of letters and brackets': (size) => `${head}- level: "${many(size - 200, 'a<')}"\n`,
  'a level of both brackets': (size) => `${head}- level: "${many(size - 200, '<>')}"\n`,
  'a stage of quotes': (size) => `omitStages: ['${many(size - 200, '"')}']\n${head}`,
  'paths with a wildcard': (size) =>
    `${head}  nonResourceURLs:\n${many(size - 200, (at) => `  - /p/${at}*\n`)}`,
  'long paths with a wildcard': (size) =>
    `${head}  nonResourceURLs: [${many(size - 200, (at) => `"/${'p'.repeat(5_000)}${at}*", `)}]\n`,
  'the same path again and again': (size) =>
    `${head}  nonResourceURLs: [${many(size - 200, '/healthz*, ')}]\n`,
  'opening quotes around values': (size) => `${head}  users: [${many(size - 200, '“a“, ')}]\n`,
  'binary data that is no text': (size) => `${head}x: !!binary ${many(size - 200, '////')}\n`,
  'maps in maps on one line': (size) => `${head}  users: [${many(size - 200, 'a1: ')}[]\n`,
  'users behind rules of one of them': behind(
    (at) => `- level: None\n  users: [u0, a${at}]\n`,
    (size) => `- level: None\n  users: [${many(size, (at) => `u${at}, `)}]\n`,
  ),
  'users behind rules of their group': behind(
    (at) =>
      `- level: None\n  userGroups: ["system:authenticated"]\n  verbs: [get]\n  namespaces: [a, n${at}]\n`,
    (size) =>
      `- level: None\n  verbs: [get]\n  namespaces: [a, b]\n  users: [${many(size, (at) => `u${at}, `)}]\n`,
  ),
  'users and resources behind a rule': (size) =>
    `${head}  users: [a]\n- level: None\n  users: [${many(size / 2, (at) => `u${at}, `)}]\n  resources: [{group: "", resources: [${many(Math.min(size / 3, 30_000), (at) => `r${at}, `)}]}]\n`,
};
