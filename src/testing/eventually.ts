import { vi } from 'vitest';

/** In ms. A busy machine must not fail a test, but one that hangs must end. */
const patience = 60_000;

/** Calls a check until it no longer throws, and returns what it returns. */
export const eventually = <Result>(check: () => Result) => vi.waitFor(check, patience);
