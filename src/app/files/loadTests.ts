/** Loads what adds the tests of a file, on first use. */
export const loadTests = () => import('./testFiles');
