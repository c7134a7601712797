import { hello } from './hello';
import type { Tried } from './tried';

/** By the id of the exercise: what the tests hand in. */
export const tried: Readonly<Record<string, Tried>> = { hello };
