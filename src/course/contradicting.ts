import { newestKubernetes } from '../audit/types';
import { check } from '../engine/check';
import type { ProblemCode } from '../engine/problemCode';
import type { PolicyTask } from './types';

/**
 * Returns the checks whose findings contradict a task: those that report its solution. A task may want Secrets with
 * bodies, or nothing recorded but one thing. Empty if the task came without its solution.
 */
export function contradicting(task: Pick<PolicyTask, 'solution' | 'kubernetes'>): ProblemCode[] {
  if (task.solution === undefined) return [];
  const { problems } = check(task.solution, task.kubernetes ?? newestKubernetes);
  return [...new Set(problems.map(({ code }) => code))];
}
