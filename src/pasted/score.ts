import { policyFields, usualName } from './fieldNames';
import type { Reading, ServerCode } from '../document/reading';

/** How far kube-apiserver gets with a text; compared from the first number on, the higher the better. */
export type Score = readonly [stage: number, fewerErrors: number, fewerWarnings: number];

const stages: Partial<Record<ServerCode, number>> = {
  'yaml-syntax': 0,
  'json-syntax': 0,
  'yaml-not-json': 0,
  'kind-wrong': 1,
  'api-version-wrong': 1,
  'type-mismatch': 2,
  'no-rules': 1,
};

const loadedStage = 4;

/** Returns how far kube-apiserver gets: syntax, kind, types, values, policy. */
export function scoreOf({ policy, problems }: Reading): Score {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const reached = errors.reduce((least, { code }) => Math.min(least, stages[code] ?? 3), 3);
  const stage = policy ? loadedStage : reached;
  return [stage, -errors.length, errors.length - problems.length];
}

/** Returns more than 0 if the first score is better, less than 0 if it is worse. */
export function compareScores(a: Score, b: Score): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** Whether a text is meant as a policy, and is YAML: all keys at the top are its fields. */
export function isMeant({ root, problems }: Reading): boolean {
  if (root?.kind !== 'mapping' || problems.some(({ code }) => code === 'no-rules')) return false;
  return root.pairs.every(
    ({ key }) => key.kind === 'scalar' && policyFields.has(usualName(key.value)),
  );
}
export const isLoaded = ([stage]: Score) => stage === loadedStage;
