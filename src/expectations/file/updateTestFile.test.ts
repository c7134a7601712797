import fc from 'fast-check';
import { expect, test } from 'vitest';
import { levels, newestKubernetes, stages } from '../../audit/types';
import { expectationsFrom, type Expectation } from '../expectation';
import { readTestFile } from './readTestFile';
import { updateTestFile } from './updateTestFile';

const head = `# Ours.
apiVersion: auditorium/v1
kind: AuditPolicyTest # tests
tests:
`;
const update = (text: string, parts: Omit<Expectation, 'request'>, index = 0) => {
  const changes = new Map([[index, { request: '', ...parts }]]);
  const updated = updateTestFile(text, changes, newestKubernetes);
  return 'text' in updated ? updated.text : `refused: ${updated.refused}`;
};

test.each<[name: string, before: string, parts: Omit<Expectation, 'request'>, after: string]>([
  [
    'a level',
    '- sample: pod-list # pods\n  expect:   "None"   # why\n',
    { level: 'Metadata' },
    '- sample: pod-list # pods\n  expect:   Metadata   # why\n',
  ],
  [
    'a level to more',
    '- sample: pod-list\n  expect: None\n',
    { level: 'Metadata', rule: -1, stages: ['Panic'] },
    '- sample: pod-list\n  expect: { level: Metadata, rule: none, stages: [Panic] }\n',
  ],
  [
    'values of a block',
    '- expect:\n    # one\n    rule: 2 # two\n    stages:\n    - Panic\n    level: None\n  sample: pod-list\n',
    { level: 'Request', rule: 0, stages: ['ResponseComplete'] },
    '- expect:\n    # one\n    rule: 1 # two\n    stages:\n      [ResponseComplete]\n    level: Request\n  sample: pod-list\n',
  ],
  [
    'nothing that is the same',
    '- sample: pod-list\n  expect: {rule:    2, "level": \'None\'}\n',
    { level: 'None', rule: 1 },
    '- sample: pod-list\n  expect: {rule:    2, "level": \'None\'}\n',
  ],
  [
    'parts that are added and removed',
    '- sample: pod-list\n  expect:\n    level: None # here\n    rule: 2\n    omitManagedFields: true\n\n# end',
    { level: 'None', mustNotHold: ['a "b"', 'null'], omitManagedFields: false },
    '- sample: pod-list\n  expect:\n    level: None # here\n    omitManagedFields: false\n    mustNotHold: ["a \\"b\\"", "null"]\n\n# end',
  ],
  [
    'a part that is added in a line',
    '- {sample: pod-list, expect: {level: None}}',
    { level: 'None', rule: 4 },
    '- {sample: pod-list, expect: {level: None, rule: 5}}',
  ],
  [
    'what an alias stands for only here',
    '- {sample: pod-list, expect: &a {level: None}}\n- {request: /api, expect: &b None}\n- request: /apis\n  expect: *b\n',
    { level: 'Metadata' },
    'refused: What test 1 expects has an anchor. Change it by hand.',
  ],
  [
    'lines of Windows',
    '- sample: pod-list\r\n  expect:\r\n    level: None\r\n',
    { level: 'None', rule: 0 },
    '- sample: pod-list\r\n  expect:\r\n    level: None\r\n    rule: 1\r\n',
  ],
])('%s', (_name, before, parts, after) => {
  const isRefused = after.startsWith('refused');
  expect(update(head + before, parts)).toBe(isRefused ? after : head + after);
});

test('an alias is replaced', () => {
  const text = `${head}- {request: /api, expect: &b None}\n- request: /apis\n  expect: *b # b\n`;
  expect(update(text, { level: 'Metadata' }, 1)).toBe(text.replace('*b', 'Metadata'));
});

const parts = fc
  .record(
    {
      level: fc.constantFrom(...levels),
      rule: fc.integer({ min: -1, max: 50 }),
      stages: fc.subarray([...stages]),
      omitManagedFields: fc.boolean(),
      // As an expectation has them: each once.
      mustNotHold: fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: [] },
  )
  .filter((each) => Object.keys(each).length > 0);
const styles = [
  (value: object) => JSON.stringify(value),
  (value: object) =>
    Object.entries(value)
      .map(([key, each]) => `\n    # of ${key}\n    ${key}: ${JSON.stringify(each)} # after`)
      .join(''),
  (value: object) =>
    Object.entries(value)
      .map(([key, each]) => {
        const isList = Array.isArray(each) && each.length > 0;
        const items = isList ? each.map((item) => `\n    - ${JSON.stringify(item)}`).join('') : '';
        return `\n    ${key}:${isList ? items : ` ${JSON.stringify(each)}`}`;
      })
      .join(''),
];

test('whatever is expected is read back, and the other lines stay', () => {
  fc.assert(
    fc.property(parts, parts, fc.constantFrom(...styles), (old, wanted, style) => {
      const rule = 'rule' in old ? { rule: old.rule === -1 ? 'none' : old.rule + 1 } : {};
      const text = `${head}- request: /a # a\n  expect: ${style({ ...old, ...rule })}\n# between\n- request: /b # b\n  expect: None`;
      const after = update(text, wanted);
      const reading = readTestFile(after, newestKubernetes);
      const [now] = reading.outcome === 'read' ? reading.file.tests : [];
      expect(now?.expectation).toEqual(expectationsFrom([{ request: 'test-1', ...wanted }])?.[0]);
      expect(after.startsWith(`${head}- request: /a # a\n`)).toBe(true);
      expect(after.endsWith('\n# between\n- request: /b # b\n  expect: None')).toBe(true);
      // A comment beside what did not change stays.
      for (const [key, value] of Object.entries(old)) {
        const isSame =
          JSON.stringify((wanted as Record<string, unknown>)[key]) === JSON.stringify(value);
        if (isSame && text.includes(`# of ${key}\n`)) expect(after).toContain(`# of ${key}\n`);
      }
    }),
    { numRuns: 150 },
  );
});
