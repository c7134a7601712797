import type { State } from './state';

/**
 * Returns a lookup for what selectors remember between calls: one value for each store, made when
 * first needed and gone with the store. A module-level variable would be shared by all studios of
 * a page.
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
