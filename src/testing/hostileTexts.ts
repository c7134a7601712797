import { hostilePastes } from './hostilePastes';
import { hostileShapes } from './hostileShapes';
import { hostileValues } from './hostileValues';
import { hostileYaml } from './hostileYaml';
import { many } from './many';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n';

const metadata = '- level: Metadata\n';
const none = '- level: None\n';

/** One rule with a flow list of many values. */
const listOf =
  (field: string, value: string | ((at: number) => string), before = none) =>
  (size: number) =>
    `${head}${before}  ${field}: [${many(size, value)}]\n${metadata}`;

/** One rule with many entries of resources. */
const entriesOf =
  (entry: string | ((at: number) => string), before = none) =>
  (size: number) =>
    `${head}${before}  resources:\n${many(size, entry)}${metadata}`;

const rulesOf =
  (rule: string | ((at: number) => string), end = metadata) =>
  (size: number) =>
    head + many(size, rule) + end;

const deepest = (size: number, open: string, close: string) =>
  open.repeat(size / 2) + close.repeat(size / 2);

/**
 * Texts that are expensive to read, to analyze or to show, by name: each returns a text of about `size` UTF-16
 * units. Work on any of them must grow in proportion to its length.
 */
export const hostileTexts: Readonly<Record<string, (size: number) => string>> = {
  'quoted users': listOf('users', '“a”, '),
  'distinct quoted users': listOf('users', (at) => `“a${at}”, `),
  users: listOf('users', (at) => `u${at}, `),
  'users in a block list': (size) =>
    `${head}${none}  users:\n${many(size, (at) => `  - user${at}\n`)}${metadata}`,
  'groups in users': listOf('users', (at) => `"system:serviceaccounts:n${at}", `),
  'users in groups': listOf('userGroups', (at) => `"system:serviceaccount:n:a${at}", `),
  'misspelled users': listOf('users', 'system:kube-prox, '),
  'users with a wildcard': listOf('users', (at) => `"u${at}*", `),
  'values with commas': listOf('users', `"${'a,'.repeat(20)}", `),
  'one value of commas': (size) => `${head}${none}  users: ["${'a,'.repeat(size / 2)}"]\n`,
  'one value of distinct parts': (size) =>
    `${head}${none}  users: ["${many(size, (at) => `a${at},`)}"]\n`,
  'users and groups': (size) =>
    `${head}${none}  users: [${many(size / 2, (at) => `u${at}, `)}]\n  userGroups: [${many(size / 2, (at) => `g${at}, `)}]\n`,
  'empty values': listOf('users', '"", '),
  verbs: listOf('verbs', (at) => `verb${at}, `),
  'verbs in capitals': listOf('verbs', 'GET, '),
  'verbs of other words': listOf('verbs', 'write, '),
  'verbs of a path': (size) =>
    `${head}${none}  nonResourceURLs: ["/a"]\n  verbs: [${many(size, (at) => `ge${at}, `)}]\n`,
  namespaces: listOf('namespaces', (at) => `n${at}, `),
  'namespaces in capitals': listOf('namespaces', (at) => `N${at}, `),
  paths: listOf('nonResourceURLs', (at) => `/p${at}, `),
  'paths without a slash': listOf('nonResourceURLs', (at) => `p${at}, `),
  'paths with a query': listOf('nonResourceURLs', (at) => `"/p${at}?a", `),
  'paths and resources': (size) =>
    `${head}${none}  resources: [{group: ""}]\n  nonResourceURLs: [${many(size, (at) => `/p${at}, `)}]\n`,
  'unknown resources': listOf('resources', (at) => `{group: "", resources: [thing${at}]}, `),
  'unknown resources of one entry': (size) =>
    `${head}${none}  resources:\n  - group: ""\n    resources: [${many(size, (at) => `thing${at}, `)}]\n`,
  'unknown resources of any group': (size) =>
    `${head}${none}  resources:\n  - group: "*"\n    resources: [${many(size, (at) => `thing${at}, `)}]\n`,
  'misspelled resources': (size) =>
    `${head}${none}  resources:\n  - group: ""\n    resources: [${many(size, 'pdos, ')}]\n`,
  'resources of another group': (size) =>
    `${head}${none}  resources:\n  - group: ""\n    resources: [${many(size, 'deployments, ')}]\n`,
  'resources of other groups': (size) =>
    `${head}${none}  resources:\n  - group: ""\n    resources: [${many(size, 'deployments, pods, ')}]\n`,
  'entries to move': entriesOf('  - {group: "", resources: [deployments, pods]}\n'),
  'entries of secrets': entriesOf(
    '  - {group: "", resources: [secrets]}\n',
    '- level: RequestResponse\n',
  ),
  'entries of unknown groups': entriesOf((at) => `  - group: "g${at}.io"\n`),
  'entries of misspelled groups': entriesOf((at) => `  - group: "app${at % 10}"\n`),
  'resource names': (size) =>
    `${head}${none}  resources:\n  - group: ""\n    resources: [pods]\n    resourceNames: [${many(size, (at) => `r${at}, `)}]\n`,
  'names without resources': (size) =>
    `${head}${none}  resources:\n  - group: ""\n    resourceNames: [${many(size, (at) => `r${at}, `)}]\n`,
  'subresources alone': (size) =>
    `${head}${none}  resources:\n  - group: ""\n    resources: [${many(size, 'status, ')}]\n`,
  'subresources of an unknown kind': (size) =>
    `${head}${none}  resources:\n  - group: ""\n    resources: [${many(size, (at) => `pods/s${at}, `)}]\n`,
  'cluster-scoped resources': (size) =>
    `${head}${none}  namespaces: [a]\n  resources:\n  - group: ""\n    resources: [${many(size, 'nodes, ')}]\n`,
  'streams without a verb': (size) =>
    `${head}- level: Metadata\n  verbs: [create]\n  resources:\n  - group: ""\n    resources: [${many(size, 'pods/exec, ')}]\n`,
  'stages that are none': (size) =>
    `${head.replace('rules:', `omitStages: [${many(size, (at) => `s${at}, `)}]\nrules:`)}${metadata}`,
  'stages that are none in a rule': listOf('omitStages', (at) => `s${at}, `),
  'stages omitted again': (size) =>
    `${head.replace('rules:', `omitStages: [RequestReceived]\nrules:`)}${metadata}  omitStages: [${many(size, 'RequestReceived, ')}]\n`,
  'unknown fields of a rule': (size) =>
    `${head}${none}${many(size, (at) => `  field${at}: a\n`)}${metadata}`,
  'misspelled fields': rulesOf('- level: None\n  user: [a]\n'),
  'unknown fields of the policy': (size) =>
    `${many(size, (at) => `field${at}: a\n`)}${head}${metadata}`,
  'repeated keys': (size) => `${head}${none}${many(size, '  a: 1\n')}${metadata}`,
  'repeated known keys': (size) => `${head}${none}${many(size, '  users: [a]\n')}${metadata}`,
  'empty rules': rulesOf('-\n'),
  'rules of an unknown level': rulesOf('- level: metadata\n'),
  'catch-alls': rulesOf(none),
  'rules that are equal': rulesOf('- level: None\n  verbs: [get]\n'),
  'rules of users': rulesOf((at) => `- level: None\n  users: [u${at}]\n`),
  'rules of verbs and users': rulesOf(
    (at) => `- level: Request\n  users: [u${at}]\n  verbs: [get, v${at}]\n`,
  ),
  'rules of resources': rulesOf(
    (at) => `- level: None\n  resources: [{group: "", resources: [r${at}]}]\n`,
  ),
  'rules that record secrets': rulesOf(
    (at) =>
      `- level: Request\n  users: [u${at}]\n  resources: [{group: "", resources: [secrets]}]\n`,
  ),
  'rules that spare secrets': (size) =>
    rulesOf(
      (at) =>
        `- level: Metadata\n  users: [u${at}]\n  resources: [{group: "", resources: [secrets]}]\n`,
      `- level: Request\n  users: [${many(size / 2, (at) => `u${at}, `)}]\n${metadata}`,
    )(size / 2),
  'rules that spare secrets by many users': (size) =>
    head +
    Array.from(
      { length: 10 },
      (_, at) =>
        `- level: ${at % 2 === 0 ? 'Metadata' : 'Request'}\n  users: [${many(size / 10, (n) => `u${n}, `)}]\n`,
    ).join(''),
  'rules of namespaces': rulesOf(
    (at) => `- level: RequestResponse\n  namespaces: [n${at}]\n  userGroups: [g]\n`,
  ),
  'rules of paths': rulesOf((at) => `- level: None\n  nonResourceURLs: ["/p${at}*"]\n`),
  'rules of health checks': rulesOf('- level: None\n  nonResourceURLs: [/healthz]\n'),
  'rules with merged keys': (size) =>
    `apiVersion: audit.k8s.io/v1\nkind: Policy\nb: &b {level: None, verbs: [get]}\nrules:\n${many(size, '- <<: *b\n')}`,
  'a list of merged keys': (size) =>
    `apiVersion: audit.k8s.io/v1\nkind: Policy\nb: &b {level: None}\nrules:\n- <<: [${many(size, '*b, ')}]\n`,
  aliases: (size) => `${head}- level: &l None\n${many(size, '- level: *l\n')}`,
  'one value on one line': (size) => `${head}${none}  users: [${'a'.repeat(size)}]\n`,
  'carriage returns': (size) => '\r'.repeat(size),
  'empty lines': (size) => '\n'.repeat(size),
  spaces: (size) => ' '.repeat(size),
  comments: (size) => many(size, '# a comment\n') + head + metadata,
  'open brackets': (size) => '['.repeat(size),
  'nested lists': (size) => `${head}${none}  users: ${deepest(size, '[', ']')}\n`,
  'open braces': (size) => '{"a":'.repeat(size / 5),
  'question marks': (size) => '? '.repeat(size / 2),
  documents: (size) => `${head}${metadata}${many(size, '---\n')}`,
  'other documents': (size) =>
    many(size, (at) => `---\nkind: ConfigMap\nmetadata: {name: audit-${at}}\n`),
  'policies in a ConfigMap': (size) =>
    `kind: ConfigMap\ndata:\n${many(size, (at) => `  audit${at}.yaml: |\n    kind: Policy\n    apiVersion: audit.k8s.io/v1\n    rules:\n    - level: None\n`)}`,
  'flags of kube-apiserver': (size) =>
    `kind: Pod\nspec:\n  containers:\n  - command:\n    - kube-apiserver\n${many(size, (at) => `    - --audit-policy-file=/etc/a${at}.yaml\n`)}`,
  'no policy': (size) => many(size, (at) => `audit${at}: a\n`),
  'plain words': (size) => many(size, 'audit '),
  'JSON of users': (size) =>
    `{"apiVersion":"audit.k8s.io/v1","kind":"Policy","rules":[{"level":"None","users":[${many(size, (at) => `"u${at}",`)}"u"]}]}`,
  'JSON of unknown fields': (size) =>
    `{"apiVersion":"audit.k8s.io/v1","kind":"Policy","rules":[{"level":"None"${many(size, (at) => `,"f${at}":1`)}}]}`,
  ...hostileYaml,
  ...hostilePastes,
  ...hostileShapes,
  ...hostileValues,
};
