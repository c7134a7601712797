import { afterEach, expect, test } from 'vitest';
import { prover } from './proved/proving';
import { setProver } from './prover';
import { reachOf } from './reach';

afterEach(() => setProver(prover));

const policy = {
  rules: [
    { level: 'None', verbs: ['get'] },
    { level: 'Metadata', verbs: ['get'] },
  ],
};

test('before the prover is loaded nothing is proved, and the result is the same object each time', () => {
  setProver(undefined);
  const before = reachOf(policy);
  expect(before.coveredBy).toEqual([undefined, undefined]);
  expect(reachOf(policy)).toBe(before);
  setProver(prover);
  expect(reachOf(policy).coveredBy).toEqual([undefined, [0]]);
});
