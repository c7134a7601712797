import { cis } from './templates/cis';
import { controlPlaneDebugging } from './templates/controlPlaneDebugging';
import { empty } from './templates/empty';
import { everything } from './templates/everything';
import { incident } from './templates/incident';
import { gce } from './templates/known/gce';
import { kubernetesDocs } from './templates/known/kubernetesDocs';
import { openshift } from './templates/known/openshift';
import { rke2 } from './templates/known/rke2';
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

/** Templates for one purpose. */
export interface TemplateGroup {
  name: string;
  templates: readonly Template[];
}

/**
 * Policies to start from, by what they are for, in the order to show them. Every supported Kubernetes version accepts all
 * of them without a warning.
 */
export const templateGroups: readonly TemplateGroup[] = [
  { name: 'Learn', templates: [lecture, smallest, quietUrls, oneNamespace, everything] },
  { name: 'Production', templates: [lowNoise, cis, secretsSafe, permissions, people, writes] },
  { name: 'Incident', templates: [incident, whoDeleted, secretsTrail, controlPlaneDebugging] },
  { name: 'Known', templates: [kubernetesDocs, gce, openshift, rke2] },
  { name: 'Empty', templates: [empty] },
];

export const templates: readonly Template[] = templateGroups.flatMap((group) => group.templates);
