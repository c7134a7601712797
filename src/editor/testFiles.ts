import type * as completions from '../expectations/file/testCompletionsAt';

type TestFiles = typeof completions;

let loaded: TestFiles | undefined;

/**
 * Loads what completes files of tests, which few need. Once it is there it is returned as it is: a key that comes before
 * a promise would find the list of the key before it.
 */
export const testFiles = (): TestFiles | Promise<TestFiles> => loaded ?? load();

async function load(): Promise<TestFiles> {
  loaded = await import('../expectations/file/testCompletionsAt');
  return loaded;
}
