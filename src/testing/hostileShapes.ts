import { many } from './many';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: None\n';
const jsonHead = '{"apiVersion":"audit.k8s.io/v1","kind":"Policy","rules":[{"level":"None"}';
const base64 = 'YXBpVmVyc2lvbjogYXVkaXQuazhzLmlvL3YxCmtpbmQ6IFBvbGljeQpydWxlczoK';
const event = (at: number) =>
  `{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"a${at}","stage":"ResponseComplete","requestURI":"/api/v1/pods","verb":"list","user":{"username":"u${at}"}}\n`;

/** A policy with a line of a piece repeated. */
const lineOf = (before: string, piece: string, after: string) => (size: number) =>
  `${head}${before}${many(size - 200, piece)}${after}\n`;
/** A broken policy of many pieces. */
const behind = (piece: string | ((at: number) => string)) => (size: number) =>
  `${head}${many(size - 200, piece)}`;

/** Long texts that people have, and long lines that are expensive for one pattern. */
export const hostileShapes: Readonly<Record<string, (size: number) => string>> = {
  'JSON on one line behind a prompt': (size) =>
    `$ ${jsonHead}${many(size - 200, ',{"level":"None","users":["a"]}')}]}`,
  'JSON on one line in quotes': (size) =>
    JSON.stringify(`${jsonHead}${many(size * 0.7, ',{"level":"None","users":["a"]}')}]}`),
  'YAML on one line in quotes': (size) =>
    JSON.stringify(head + many(size * 0.8, '- level: Metadata\n  users: ["a"]\n')),
  'JSON of rules, cut off': (size) =>
    `${jsonHead}${many(size - 200, ',{"level":"None","users":["a"]}')}`,
  'indented JSON': (size) =>
    JSON.stringify(
      JSON.parse(`${jsonHead}${many(size * 0.3, ',{"level":"None","users":["a"]}')}]}`),
      null,
      2,
    ),
  'an audit log': (size) => many(size - 200, event),
  'a log of kubelet': (size) =>
    many(
      size - 200,
      (at) =>
        `I1129 12:00:00.${100_000 + at}    1234 kubelet.go:${at}] "SyncLoop ADD" source="api" pods=["kube-system/kube-apiserver-a${at}"]\n`,
    ),
  'errors of kube-apiserver': (size) =>
    many(
      size - 200,
      'Error: loading audit policy file: failed decoding: no kind "Policy" resources omitStages nonResourceURLs\n',
    ),
  'errors of kube-apiserver on one line': (size) =>
    `error: audit policy ${many(size - 200, 'no kind resources omitStages nonResourceURLs failed decoding: ')}`,
  'a Terraform file': (size) =>
    many(
      size - 200,
      (at) =>
        `resource "local_file" "audit${at}" {\n  content = <<-EOT\n    kind: Policy\n    level: None\n  EOT\n}\n`,
    ),
  'a Terraform file with one policy': (size) =>
    `resource "local_file" "audit" {\n  content = <<-EOT\n${`${head}${many(size - 400, '- level: Metadata\n')}`.replace(/^(?=.)/gm, '    ')}\n  EOT\n}\n`.slice(
      0,
      size,
    ),
  'policies in Markdown': (size) =>
    many(size - 200, `Some words.\n\n\`\`\`yaml\n${head}\`\`\`\n\n`),
  'fences of expressions': (size) =>
    `# A page\n${many(size - 200, '```yaml\nlevel: {{ .Values.a }}\n```\n')}`,
  'Helm with a policy': (size) =>
    `${head}${many(size - 200, (at) => `{{- if .Values.a${at} }}\n- level: None\n  user: [a]\n{{- end }}\n`)}`,
  'comments of Helm, and misspelled fields': (size) =>
    `${head}${many(size - 200, '# {{ if .Values.a }}\n- level: None\n  user: [a]\n')}`,
  'base64 on one line': (size) => many(size - 200, base64),
  'base64 in lines': (size) => many(size - 200, `${base64}\n`),
  'base64 in a Secret': (size) =>
    `kind: Secret\ndata:\n  audit.yaml: ${many(size - 200, base64)}\n`,
  'a web page': (size) => `<!DOCTYPE html>\n${many(size - 200, '<p class="a">audit policy</p>\n')}`,
  'rules under spec': (size) =>
    `apiVersion: audit.k8s.io/v1\nkind: Policy\nspec:\n  rules:\n${many(size - 200, '  - level: None\n    users: [a]\n')}`,
  'rules under another name': (size) =>
    `apiVersion: audit.k8s.io/v1\nkind: Policy\nRules:\n${many(size - 200, '- level: None\n  users: [a]\n')}`,
  'rules in two places': (size) =>
    `${head}policy:\n  rules:\n${many(size - 200, '  - level: None\n    users: [a]\n')}`,
  'rules as a map': (size) =>
    `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  level: None\n  users:\n${many(size - 200, '  - a\n')}`,
  'a rule at the top': (size) =>
    `apiVersion: audit.k8s.io/v1\nkind: Policy\nlevel: None\nusers:\n${many(size - 200, '- a\n')}`,
  'rules behind the end of a document': (size) =>
    `${head}...\n${many(size - 200, '- level: None # c\n')}`,
  'a row of a table': (size) =>
    `| apiVersion: audit.k8s.io/v1\n| kind: Policy\n| rules:\n| - level: None # ${many(size - 200, '| ')}x\n`,
  'halves of surrogate pairs between letters': lineOf('x: ', '\ud800a', ''),
  'words around a policy': (size) =>
    `${many(size / 2 - 200, 'some words\n')}${head}x: [\n${many(size / 2, 'more words\n')}`,
  'words before every line': (size) => many(size - 200, 'a: kind: Policy\n'),
  'tags without an end': lineOf('x: [</pre>', '<b ', ''),
  'wildcards without quotes': lineOf('  verbs: [', '*, ', '*]'),
  'percent signs': lineOf('  users: [', '%', ']'),
  'rules without a level': behind('- verbs: [a]\n'),
  'semicolons between values': lineOf('  users: [', 'a; ', 'a]'),
  'closing brackets': lineOf('  users: ', 'a], ', ''),
  'closing brackets alone': lineOf('', ']', ''),
  'open parentheses': lineOf('  users: [', 'a, ("b", ', ''),
  'number signs before a quote': lineOf('  users: ["a', ' #', '"'),
  'commas before a word': lineOf('  users: [a', ',', ' x'),
  'dashes and tabs': lineOf('', '-\t', 'level: None'),
  'dashes before a field': lineOf('', '- ', 'level:None'),
  'names of lists in names of lists': (size) => {
    const depth = Math.sqrt(size / 2);
    const lists = Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}rules:\n`).join('');
    return `${head}${lists}${'\n'.repeat(size / 3)}${' '.repeat(depth)}a: [\n`;
  },
  'spaces in runs': behind(`${' '.repeat(250)}x\n`),
  'line breaks in runs': behind(`${'\n'.repeat(79)}a:b:\n`),
  backslashes: (size) => `a: [\n${'\\'.repeat(size - 200)}`,
  'carriage returns and slashes': (size) => `a: [\n${many(size - 200, '/\r')}`,
  'kinds of events': (size) => `a: [\n${many(size - 200, 'kind: Event\n')}`,
  'groups of events': (size) => `a: [\n${many(size - 200, 'audit.k8s.io\n')}`,
  'packages of Rego': (size) => `a: [\n${many(size - 200, 'package a\n')}`,
  'rules of Falco': (size) => `a: [\n${many(size - 200, ' - rule: a\n')}`,
  'tildes at the end': (size) => `audit.k8s.io kind: [\n${'~'.repeat(size - 200)}`,
  'the head of a heredoc at the end': (size) => `audit.k8s.io: [\n${many(size - 200, '<<a ')}`,
  'a long word of a heredoc at the end': (size) => `audit.k8s.io: [\n<<${'a'.repeat(size - 200)}`,
  'objects without an end': (size) =>
    `audit.k8s.io: [ {\n${many(size - 200, '"apiVersion": "audit.k8s.io/v1",\n')}`,
  CRLF: (size) =>
    `${head}${many(size - 200, '- level: None\n  users: [a]\n')}`
      .replaceAll('\n', '\r\n')
      .slice(0, size),
  'a broken policy with CRLF': (size) =>
    `${head}${many(size * 0.9, '- level: None\n  users: [a\n')}`
      .replaceAll('\n', '\r\n')
      .slice(0, size),
  'nested entries': (size) =>
    Array.from({ length: 18 }, (_, at) => `${' '.repeat(at)}audit${at}:\n`).join('') +
    many(size - 500, (at) => `${' '.repeat(18)}audit-policy-${at}: a\n`),
};
