import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepEqual } from './keepEqual';

test('unchanged parts keep their identity', () => {
  const before = { rules: [{ verbs: ['get'] }, { users: ['a'] }], omitStages: ['Panic'] };
  const now = keepEqual(before, structuredClone({ ...before, rules: [...before.rules, {}] }));
  expect(now.rules).not.toBe(before.rules);
  expect(now.rules[0]).toBe(before.rules[0]);
  expect(now.rules[1]).toBe(before.rules[1]);
  expect(now.omitStages).toBe(before.omitStages);
});

test('returns the old value when nothing changed', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(keepEqual(value, structuredClone(value))).toBe(value);
    }),
  );
});

test('equals the new value, whatever the old one is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, now) => {
      expect(keepEqual(before, now)).toEqual(now);
    }),
  );
});
