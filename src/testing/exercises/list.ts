import { actingAs } from './actingAs';
import { attack } from './attack';
import { catchAll } from './catchAll';
import { cis } from './cis';
import { enterAPod } from './enterAPod';
import { examTask } from './examTask';
import { execVerb } from './execVerb';
import { groups } from './groups';
import { hello } from './hello';
import { leak } from './leak';
import { lecturePod } from './lecturePod';
import { levels } from './levels';
import { managedFields } from './managedFields';
import { merge } from './merge';
import { namespaces } from './namespaces';
import { nodesAndPeople } from './nodesAndPeople';
import { nonResource } from './nonResource';
import { order } from './order';
import { resourceNames } from './resourceNames';
import { shadows } from './shadows';
import { stages } from './stages';
import { tidyUp } from './tidyUp';
import type { Tried } from './tried';
import { typos } from './typos';
import { volume } from './volume';
import { whoDeleted } from './whoDeleted';

/** By the id of the exercise: what the tests hand in. */
export const tried: Readonly<Record<string, Tried>> = {
  hello,
  stages,
  levels,
  'lecture-pod': lecturePod,
  typos,
  order,
  'catch-all': catchAll,
  shadows,
  groups,
  merge,
  'enter-a-pod': enterAPod,
  'exec-verb': execVerb,
  namespaces,
  'resource-names': resourceNames,
  'nodes-and-people': nodesAndPeople,
  'acting-as': actingAs,
  'non-resource': nonResource,
  'managed-fields': managedFields,
  volume,
  'tidy-up': tidyUp,
  leak,
  cis,
  'exam-task': examTask,
  'who-deleted': whoDeleted,
  attack,
};
