import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { templates } from '../../catalog/templates';
import { expectInProportion } from '../../testing/expectInProportion';
import { many } from '../../testing/many';
import { templateOf } from './template';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n';
const rule = (line: string) => `${head}- level: Metadata\n  users: ["jane"]\n${line}\n`;

const rows: [name: string, text: string, kind: string, first: string][] = [
  ['Helm, a value', rule('  verbs: {{ .Values.verbs }}'), 'a Helm template', '{{ .Values.verbs }}'],
  ['Helm, in quotes', rule('  verbs: ["{{ .Values.v }}"]'), 'a Helm template', '{{ .Values.v }}'],
  ['Helm, a key', rule('  {{ .Values.key }}: [get]'), 'a Helm template', '{{ .Values.key }}'],
  [
    'Helm, a line',
    rule('{{- include "x.rules" . | nindent 2 }}'),
    'a Helm template',
    '{{- include "x.rules" . | nindent 2 }}',
  ],
  [
    'Helm, a condition in a comment',
    rule('# {{- if .Values.x }}'),
    'a Helm template',
    '{{- if .Values.x }}',
  ],
  ['Go', rule('  namespaces: ["{{ .namespace }}"]'), 'a Go template', '{{ .namespace }}'],
  ['Go, a function', rule('  users: ["{{ getenv `A` }}"]'), 'a Go template', '{{ getenv `A` }}'],
  ['Go, a loop', rule('{{ range $i := . }}{{ end }}'), 'a Go template', '{{ range $i := . }}'],
  [
    'Jinja, a value',
    rule('  namespaces: ["{{ ns | default(\'x\') }}"]'),
    'a Jinja template',
    "{{ ns | default('x') }}",
  ],
  ['Jinja, a line', rule('{%- if x is defined %}'), 'a Jinja template', '{%- if x is defined %}'],
  ['Jinja, a comment', rule('{# mine #}'), 'a Jinja template', '{# mine #}'],
  ['Mustache', rule('{{#rules}}'), 'a Mustache template', '{{#rules}}'],
  ['OpenShift', rule('  verbs: [${{VERB}}]'), 'a template with ${{ }}', '${{VERB}}'],
  ['Terraform, a variable', rule('  verbs: [${var.verb}]'), 'a Terraform template', '${var.verb}'],
  [
    'Terraform, a function',
    rule('  verbs: ${jsonencode({a = 1})}'),
    'a Terraform template',
    '${jsonencode({a = 1})}',
  ],
  [
    'Terraform, a loop',
    rule('%{ for v in verbs ~}'),
    'a Terraform template',
    '%{ for v in verbs ~}',
  ],
  ['Terraform or Mako', rule('  verbs: [${verb}]'), 'a Terraform or Mako template', '${verb}'],
  ['envsubst', rule('  verbs: ["a-${VERB}"]'), 'an envsubst template', '${VERB}'],
  ['envsubst, a default', rule('  verbs: [${VERB:-get}]'), 'an envsubst template', '${VERB:-get}'],
  ['envsubst, without braces', rule('  verbs: [$VERB]'), 'an envsubst template', '$VERB'],
  ['ERB', rule('  verbs: [<%= @verb %>]'), 'an ERB template', '<%= @verb %>'],
  ['ERB, a line', rule('% rules.each do |r|\n% end'), 'an ERB template', '% end'],
  [
    'Mako',
    rule('% for v in verbs:\n  verbs: ["${v}"]\n% endfor'),
    'a Mako template',
    '% for v in verbs:',
  ],
  ['ytt, a value', rule('  verbs: #@ data.values.verbs'), 'a ytt template', '#@ data.values.verbs'],
  ['ytt, a condition', rule('#@ if data.values.x:'), 'a ytt template', '#@ if data.values.x:'],
  [
    'ytt, an annotation',
    rule('  #@overlay/match missing_ok=True'),
    'a ytt template',
    '#@overlay/match missing_ok=True',
  ],
  ['ytt, in a string', rule('  verbs: ["(@= x @)"]'), 'a ytt template', '(@= x @)'],
];
it.each(rows)('%s', (_name, text, kind, first) => {
  const template = templateOf(text);
  expect([template?.kind.name, template?.first.text]).toEqual([kind, first]);
});

const testing = (path: string) => fileURLToPath(new URL(`../../testing/${path}`, import.meta.url));
const files = readdirSync(testing('lint')).filter(
  (name) => name.endsWith('.yaml') && !name.startsWith('helm'),
);
const plain: [name: string, text: string][] = [
  ['an expression in a comment', rule('# was {{ .Values.verbs }}, ${VERB}, $VERB')],
  ['a comment that starts with an at sign', rule('#@jane added this')],
  ['a map as a key', '{{a: b}: c'],
  ['a dollar sign', rule('  verbs: ["$", "cost$", "$1", "a$VERB"]')],
  ['a percent sign', rule('  verbs: ["100%", "%"]')],
  ['a directive', `%YAML 1.1\n---\n${head}- level: None\n`],
  ['an empty pair of braces', rule('  verbs: ["${}"]')],
  ['JSON', '{"rules":[{"level":"None","resources":[{"group":""}]}]}'],
  ...files.map((name): [string, string] => [name, readFileSync(testing(`lint/${name}`), 'utf8')]),
  ...templates.map(({ name, yaml }): [string, string] => [name, yaml]),
];
it.each(plain)('not a template: %s', (_name, text) => {
  expect(templateOf(text)).toBeUndefined();
});

it.each(['{{', '${', '{%', '<%', '%{ ', '#@ ', '{{ }}', '\n% if'])(
  'reads %j in proportion',
  (part) => expectInProportion(64_000, (length) => many(length, part), templateOf),
);
