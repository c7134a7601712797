import type { Exercise } from '../types';
import { stages } from './stages';
import { levels } from './levels';
import { lecturePod } from './lecturePod';
import { order } from './order';
import { hello } from './hello';

/** All exercises, in the order of their lessons. */
export const exercises: readonly Exercise[] = [hello, stages, levels, lecturePod, order];
