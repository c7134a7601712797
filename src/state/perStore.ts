import type { State } from './state';

/**
 * Returns a lookup for what selectors cache: one value per store, created when first needed. A
 * module-level variable would be shared by all studios of a page.
 */
export function perStore<T>(begin: () => T): (state: Pick<State, 'storeKey'>) => T {
  const made = new WeakMap<object, T>();
  return ({ storeKey }) => {
    let memory = made.get(storeKey);
    if (memory === undefined) {
      memory = begin();
      made.set(storeKey, memory);
    }
    return memory;
  };
}
