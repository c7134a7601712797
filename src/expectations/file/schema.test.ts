import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isValid } from '../../testing/jsonSchema';
import { allTests, testFiles } from '../../testing/testFiles';
import { schemaCodes } from './problem';
import { readTestFile } from './readTestFile';
import { publishedSchema, schemaFile } from './schema';

const schema: Record<string, unknown> = JSON.parse(publishedSchema());

/** Whether the reader refuses the shape of a file, and not only what it says. */
function isShapeRefused(value: unknown): boolean {
  const reading = readTestFile(JSON.stringify(value), '1.37');
  if (reading.outcome !== 'refused') return reading.outcome === 'other';
  return reading.problems.some(
    ({ code }) => code === 'newer-version' || schemaCodes.some((each) => each === code),
  );
}

test('the schema of the site is current (npm run schema writes it)', () => {
  const file = new URL(`../../../public/${schemaFile}`, import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema);
});

test('the schema accepts the examples, and so does the reader', () => {
  for (const file of testFiles) {
    expect(readTestFile(JSON.stringify(file), '1.37')).toMatchObject({ outcome: 'read' });
    expect(isValid(file, schema)).toBe(true);
  }
});

type Path = readonly (string | number)[];

/** The places in a value, itself first. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...keys.flatMap((key) => pathsIn((value as never)[key], [...path, key]))];
}

/** A copy of a value with another one, or with nothing, at a path. */
function changed(value: unknown, [key, ...rest]: Path, wanted: unknown): unknown {
  if (key === undefined) return wanted;
  const copy: never = Array.isArray(value)
    ? ([...value] as never)
    : ({ ...(value as object) } as never);
  const inner = changed(copy[key], rest, wanted);
  if (inner !== undefined) (copy as Record<string, unknown>)[key] = inner;
  else if (Array.isArray(copy)) (copy as unknown[]).splice(Number(key), 1);
  else delete (copy as Record<string, unknown>)[key];
  return copy;
}

const everyPath = testFiles
  .slice(testFiles.indexOf(allTests) + 1)
  .flatMap((file) => pathsIn(file).map((path) => ({ file, path })));
const everyKey = [...new Set(everyPath.flatMap(({ path }) => path.at(-1) ?? []).map(String))];

test('the schema and the reader refuse the same files', () => {
  const known = fc.constantFrom(...everyPath);
  const value = fc.oneof(
    fc.constantFrom<unknown[]>(
      undefined,
      null,
      '',
      0,
      1,
      -1,
      1.5,
      1e9,
      true,
      [],
      {},
      'None',
      'none',
    ),
    fc.constantFrom<unknown[]>(
      'x'.repeat(400),
      'x'.repeat(9000),
      ['a', 'a'],
      ['Panic', 'Panic'],
      '😀'.repeat(300),
    ),
    known.map(({ file, path }) => path.reduce<unknown>((at, key) => (at as never)[key], file)),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const key = fc.oneof(fc.constantFrom(...everyKey), fc.string({ maxLength: 5 }));
  const change = fc.record({ at: known, into: fc.option(key), value });
  let refused = 0;
  fc.assert(
    fc.property(change, fc.option(change), (first, second) => {
      const { file } = first.at;
      let text: unknown = file;
      for (const each of [first, ...(second?.at.file === file ? [second] : [])]) {
        const into = each.into !== null ? [...each.at.path, each.into] : each.at.path;
        try {
          text = changed(text, into, each.value);
        } catch {
          // The other change took this place away.
        }
      }
      if (text === undefined) return;
      const plain: unknown = JSON.parse(JSON.stringify(text));
      refused += isValid(plain, schema) ? 0 : 1;
      expect(isShapeRefused(plain)).toBe(!isValid(plain, schema));
    }),
    { numRuns: 400 },
  );
  expect(refused).toBeGreaterThan(80);
});
