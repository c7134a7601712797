import { describe, expect, it, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { resultOf } from '../audit/steps';
import { findPolicies } from './findPolicies';
import { mentionsAudit } from './mentionsAudit';
import { withoutEntries } from './withoutEntries';

const policy = `# who deletes
apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: Metadata # enough
    verbs: ["delete"]

  - level: None
`;
const right = (text: string, columns: number) => text.replace(/^(?=.)/gm, ' '.repeat(columns));
const configMap = (name: string, data: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n${right(data, 2)}`;
const other = (name: string) =>
  configMap(
    name,
    `# nothing\nscript.sh: |\n  #!/bin/sh\n    echo: "${name}"\n\nother: "a\\\n  b"\n`,
  );
const ours = configMap('audit', `a: b\npolicy.yaml: |\n${right(policy, 2)}`);
const item = (text: string, column = 0) => right(`- ${right(text, 2).trimStart()}`, column);
const listed = (column: number, before: number, after: number) =>
  [
    'apiVersion: v1\nkind: List\nitems:\n',
    ...Array.from({ length: before }, (_, at) => item(other(`c${at}`), column)),
    item(ours, column),
    ...Array.from({ length: after }, (_, at) => item(other(`d${at}`), column)),
    'metadata: {}\n',
  ].join('');
const asJson = (text: string, space: number | string) =>
  parseAllDocuments(text)
    .map((document) => JSON.stringify(document.toJSON(), null, space))
    .join('\n');
const values = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => `chart${at}:\n  enabled: true\n  # why\n  note: >-\n    # audit\n    b\n`,
  );

const rows: [name: string, text: string, path: string][] = [
  ['a list of ConfigMaps', listed(0, 300, 300), 'items[300].data.policy.yaml'],
  ['an indented list', listed(2, 300, 300), 'items[300].data.policy.yaml'],
  ['with CRLF', listed(0, 300, 300).replace(/\n/g, '\r\n'), 'items[300].data.policy.yaml'],
  ['as JSON', asJson(listed(0, 300, 300), 4), 'items[300].data.policy.yaml'],
  ['the last of JSON', asJson(listed(0, 600, 0), 2), 'items[600].data.policy.yaml'],
  ['behind a line ---', `---\n${listed(0, 300, 300)}`, 'items[300].data.policy.yaml'],
  [
    'values of many charts',
    [...values(1000), `apiServer:\n  auditPolicy:\n${right(policy, 4)}`, ...values(1000)].join(''),
    'apiServer.auditPolicy',
  ],
  [
    'one long map',
    configMap(
      'all',
      `${Array.from({ length: 4000 }, (_, at) => `key${at}: value\n`).join('')}policy.yaml: |\n${right(policy, 2)}${Array.from({ length: 4000 }, (_, at) => `z${at}: value\n`).join('')}`,
    ),
    'data.policy.yaml',
  ],
  [
    'a ConfigMap with a long script, in a list',
    `items:\n${item(other('a'))}${item(configMap('b', `a.sh: |\n${'  echo\n'.repeat(5000)}policy.yaml: |\n${right(policy, 2)}`))}`,
    'items[1].data.policy.yaml',
  ],
];

describe('finds the policy in a long document', () => {
  it.each(rows)('%s', (_, text, path) => {
    const found = findPolicies(text).embedded;
    const [first] = found;
    expect(found.map((each) => each.path)).toEqual([path]);
    expect(first?.text.replace(/\r/g, '')).toBe(policy);
    // The place is one of the original text, in which JSON and CRLF are written otherwise.
    expect(text.slice(first?.at.start, first?.at.end)).toMatch(/apiVersion[^]*Policy[^]*None/);
  });
});

test.each(rows)('%s: what remains has the same length and is valid', (_, text) => {
  const left = resultOf(withoutEntries(text, mentionsAudit));
  expect(left).toHaveLength(text.length);
  expect(left.replace(/[\s#]/g, '').length).toBeLessThan(text.length / 3);
  expect(parseAllDocuments(left).flatMap(({ errors }) => errors)).toEqual([]);
});
