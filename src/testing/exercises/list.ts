import { hello } from './hello';
import { lecturePod } from './lecturePod';
import { levels } from './levels';
import { order } from './order';
import { stages } from './stages';
import type { Tried } from './tried';

/** By the id of the exercise: what the tests hand in. */
export const tried: Readonly<Record<string, Tried>> = {
  hello,
  stages,
  levels,
  'lecture-pod': lecturePod,
  order,
};
