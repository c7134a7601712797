import { cis } from './templates/cis';
import { controlPlaneDebugging } from './templates/controlPlaneDebugging';
import { everything } from './templates/everything';
import { incident } from './templates/incident';
import { lecture } from './templates/lecture';
import { lowNoise } from './templates/lowNoise';
import { oneNamespace } from './templates/oneNamespace';
import { people } from './templates/people';
import { permissions } from './templates/permissions';
import { quietUrls } from './templates/quietUrls';
import { secretsSafe } from './templates/secretsSafe';
import { secretsTrail } from './templates/secretsTrail';
import { smallest } from './templates/smallest';
import { whoDeleted } from './templates/whoDeleted';
import { writes } from './templates/writes';
import type { Template } from './types';

/**
 * Policies to start from, simple ones first. Every supported Kubernetes version accepts all of them
 * without a warning.
 */
export const templates: readonly Template[] = [
  lecture,
  smallest,
  lowNoise,
  cis,
  secretsSafe,
  incident,
  whoDeleted,
  permissions,
  secretsTrail,
  people,
  writes,
  oneNamespace,
  quietUrls,
  controlPlaneDebugging,
  everything,
];
