import { manifestExercises } from '../manifests/list';
import type { Exercise } from '../types';
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
import { missingStage } from './missingStage';
import { namespaces } from './namespaces';
import { noBody } from './noBody';
import { nodesAndPeople } from './nodesAndPeople';
import { nonResource } from './nonResource';
import { order } from './order';
import { resourceNames } from './resourceNames';
import { shadows } from './shadows';
import { stages } from './stages';
import { tidyUp } from './tidyUp';
import { typos } from './typos';
import { volume } from './volume';
import { whichRule } from './whichRule';
import { whoDeleted } from './whoDeleted';
import { whoIsBehind } from './whoIsBehind';
import { whoseRequest } from './whoseRequest';

/** All exercises, in the order of their lessons. */
export const exercises: readonly Exercise[] = [
  hello,
  stages,
  missingStage,
  levels,
  noBody,
  lecturePod,
  typos,
  order,
  catchAll,
  shadows,
  whichRule,
  groups,
  merge,
  enterAPod,
  execVerb,
  namespaces,
  resourceNames,
  nodesAndPeople,
  actingAs,
  whoIsBehind,
  whoseRequest,
  nonResource,
  managedFields,
  volume,
  tidyUp,
  leak,
  cis,
  ...manifestExercises,
  examTask,
  whoDeleted,
  attack,
];
