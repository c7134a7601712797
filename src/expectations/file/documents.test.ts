import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { newestKubernetes } from '../../audit/types';
import { check } from '../../engine/check';
import { decide } from '../../engine/decide';
import { isValid } from '../../testing/jsonSchema';
import { judgeAll } from '../judge';
import { isTestFile } from './isTestFile';
import { readTestFile } from './readTestFile';
import { expectationSchema, fileSchema, requestSchema, testSchema } from './schema';
import type { TestFile } from './testFile';

const page = readFileSync('docs/testing-policies.md', 'utf8');
const examples = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, text]) => text ?? '');
const files = examples.filter(isTestFile);
const [policyText = ''] = examples.filter((each) => !isTestFile(each));

function fileIn(text: string): TestFile {
  const reading = readTestFile(text, newestKubernetes);
  if (reading.outcome !== 'read') throw new Error(JSON.stringify(reading));
  return reading.file;
}

describe('docs/testing-policies.md', () => {
  test('has examples', () => expect(files.length).toBeGreaterThan(1));

  test.each(files)('an example is read, and holds for the policy: %#', (text) => {
    const { tests, kubernetes = newestKubernetes } = fileIn(text);
    const { policy } = check(policyText, kubernetes).reading;
    const rows = decide(
      policy!,
      tests.map(({ request }) => request),
      kubernetes,
    );
    const results = judgeAll(
      tests.map(({ expectation }) => expectation),
      rows,
      kubernetes,
    );
    expect(results.flatMap(({ failures }) => failures)).toEqual([]);
    expect(isValid(parse(text), fileSchema as never)).toBe(true);
  });

  test('has a row for each key', () => {
    const rows = [...page.matchAll(/^\| `([\w.]+)`/gm)].map(([, key]) => key);
    const keys = [fileSchema, testSchema, expectationSchema].flatMap(({ properties = {} }) =>
      Object.keys(properties).map((key) => (key === 'metadata' ? 'metadata.name' : key)),
    );
    expect(new Set(rows)).toEqual(new Set(keys));
    const ofRequests = Object.keys(requestSchema.properties ?? {});
    expect(ofRequests.filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
  });
});
