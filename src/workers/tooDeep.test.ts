import { expect, test } from 'vitest';
import { inputRefusal, programRefusal } from './tooDeep';

const nested = (count: number) => '['.repeat(count) + ']'.repeat(count);

test.each<[string, string, string | undefined]>([
  ['nothing', '', undefined],
  ['an ordinary program', 'map(select(.a | IN("x", "y"))) | group_by(.b)[] | @tsv', undefined],
  ['brackets', nested(10_000), 'nested'],
  ['interpolations', '"\\('.repeat(5000), 'nested'],
  ['conditions', `${'if . then '.repeat(1900)}1${' else 2 end'.repeat(50)}`, 'nested'],
  ['signs', '-'.repeat(10_000), 'nested'],
  ['pipes', '.|'.repeat(5000), 'nested'],
  ['a long program', ' '.repeat(20_001), 'too long'],
  ['brackets side by side', '[[]],'.repeat(900), undefined],
])('program: %s', (_name, program, reason) => {
  expect(programRefusal(program) ?? '').toContain(reason ?? '');
  expect(programRefusal(program) === undefined).toBe(reason === undefined);
});

test.each<[string, string, string | undefined]>([
  ['values', '{"a":[1]}\n{"b":{}}\n', undefined],
  ['one that is deep', `{"a":1}\n${nested(10_000)}`, 'Line 2 is nested'],
  ['many flat ones', '{"a":[]}\n'.repeat(1000), undefined],
])('input: %s', (_name, input, reason) => {
  expect(inputRefusal(input) ?? '').toContain(reason ?? '');
  expect(inputRefusal(input) === undefined).toBe(reason === undefined);
});
