import type { ManifestExercise } from '../types';
import { brokenBackup } from './brokenBackup';
import { brokenFile } from './brokenFile';
import { brokenHostPath } from './brokenHostPath';
import { brokenLogPath } from './brokenLogPath';
import { brokenReadOnly } from './brokenReadOnly';
import { keepTheLog } from './keepTheLog';
import { kindMounts } from './kindMounts';
import { mountThePolicy } from './mountThePolicy';
import { rotationCis } from './rotationCis';
import { rotationSmall } from './rotationSmall';
import { systemdUnit } from './systemdUnit';
import { twoMismatches } from './twoMismatches';
import { webhook } from './webhook';

/** The exercises that the doctor grades, in order: first those that lesson 13 shows, then the others. */
export const manifestExercises: readonly ManifestExercise[] = [
  brokenReadOnly,
  brokenFile,
  brokenHostPath,
  brokenLogPath,
  brokenBackup,
  twoMismatches,
  mountThePolicy,
  keepTheLog,
  rotationCis,
  rotationSmall,
  systemdUnit,
  kindMounts,
  webhook,
];
