import { join } from 'node:path';

/** The sums of the files that the tools accepted, by kind. */
export const vectorFile = join('conformance', 'vectors', 'setups.json');
