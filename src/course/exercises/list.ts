import type { Exercise } from '../types';
import { hello } from './hello';

/** All exercises, in the order of their lessons. */
export const exercises: readonly Exercise[] = [hello];
