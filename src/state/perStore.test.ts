import { expect, it } from 'vitest';
import { perStore } from './perStore';

it('one value for each store, made once', () => {
  let made = 0;
  const memoryOf = perStore(() => ({ number: ++made }));
  const [a, b] = [{ storeKey: {} }, { storeKey: {} }];
  expect([memoryOf(a).number, memoryOf(b).number, memoryOf({ ...a }).number]).toEqual([1, 2, 1]);
});
