import { expect, it } from 'vitest';
import { check } from '../../engine/check';
import { fileSchema, type Schema } from './schema';
import { testHelp } from './testHelp';

const text = `apiVersion: auditorium/v1
kind: AuditPolicyTest
users: { alice: { username: a } } # users
tests:
  - sample: pod-list
    as: node
    expect: { level: Metadata, stages: [Panic] }
  - request:
      method: GET
      url: /version
    verbs: get
    expect: None
`;

const rows: [part: string, title: string | undefined, text: string | RegExp][] = [
  ['kind', 'kind', 'The kind of the file.'],
  ['username', 'username', 'The user name.'],
  ['alice', 'alice', /^A user\./],
  ['sample', 'sample', 'The id of a sample request of the studio.'],
  ['pod-list', 'sample: pod-list', /^kubectl get pods/],
  ['node', 'as: node', 'Node: worker-1'],
  ['level', 'level', 'The level.'],
  ['Metadata', 'level: Metadata', /^Records who/],
  ['Panic', 'stages: Panic', /^The handler panicked/],
  ['method', 'method', 'The HTTP method.'],
  ['None', 'expect: None', /./],
  ['/version', undefined, ''],
  ['verbs', undefined, ''],
];
it.each(rows)('explains %s', (part, title, said) => {
  const { root } = check(text, '1.37').reading;
  const help = testHelp(root, text.indexOf(part) + 1, { kubernetes: '1.37' });
  expect(help?.title).toBe(title);
  if (help) {
    expect(help.text).toEqual(typeof said === 'string' ? said : expect.stringMatching(said));
    expect(text.slice(help.range.start, help.range.end)).toBe(part);
  }
});

it('has a sentence for every key', () => {
  const silent: string[] = [];
  const look = ({ properties = {}, anyOf = [], items, additionalProperties }: Schema) => {
    for (const [name, below] of Object.entries(properties))
      if (below.description?.endsWith('.') !== true) silent.push(name);
    for (const each of [...Object.values(properties), ...anyOf]) look(each);
    if (items) look(items);
    if (additionalProperties) look(additionalProperties);
  };
  look(fileSchema);
  expect(silent).toEqual([]);
});
