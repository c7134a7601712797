import { kubernetesVersions, newestKubernetes, type KubernetesVersion } from '../../audit/types';
import { expectationsFrom } from '../../expectations/expectation';
import { lineFrom, ownRequestsFrom, type OwnRequest } from '../../requests/ownRequest';
import { entriesIn } from '../../workspace/entriesIn';
import type { PolicyTask, Requirement } from '../types';

/** An exercise that a teacher wrote: everything that a link or a file carries. */
export interface SharedExercise extends Omit<PolicyTask, 'id' | 'requests' | 'requirements'> {
  kubernetes: KubernetesVersion;
  requirements: readonly Pick<Requirement, 'says' | 'expects'>[];
  /** Requests that are not among the samples. */
  requests: readonly OwnRequest[];
  /** The solution and its reasons are the teacher's: what is sent to students is without them. */
  keepsSolution?: true;
  /** Decisions, reasons and events are not shown until the student asks for them. */
  answer?: 'hidden';
}

export const requirementsAtMost = 50;
export const hintsAtMost = 20;
/** In UTF-16 units. */
export const taskAtMost = 20_000;
export const policyAtMost = 300_000;
const shownAtMost = 200;
/** A teacher who has written too many hints loses none: only what students get is refused. */
const hintsKept = 1000;
const rulesLimit = 1000;

/** An exercise with nothing in it. */
export const emptyExercise: SharedExercise = {
  title: '',
  task: '',
  start: '',
  kubernetes: newestKubernetes,
  requirements: [],
  hints: [],
  why: '',
  requests: [],
  shown: [],
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/**
 * Reads an exercise from data of any origin; undefined if it is no object. What is missing or not valid is as in an empty
 * exercise, and of long lists the rest is left out: `faultOf` says so. Ids of requests may be unknown here. Never throws.
 */
export function exerciseFrom(value: unknown): SharedExercise | undefined {
  const given = entriesIn(value);
  if (!given || Array.isArray(value)) return undefined;
  const solution = given.get('solution');
  const rules = given.get('rulesAtMost');
  const isCount = Number.isSafeInteger(rules) && Number(rules) > 0 && Number(rules) <= rulesLimit;
  return {
    title: lineFrom(given.get('title')) ?? '',
    task: text(given.get('task')),
    start: text(given.get('start')),
    kubernetes:
      kubernetesVersions.find((each) => each === given.get('kubernetes')) ?? newestKubernetes,
    requirements: list(given.get('requirements')).slice(0, requirementsAtMost).map(requirementFrom),
    ...(isCount && { rulesAtMost: Number(rules) }),
    hints: list(given.get('hints'))
      .slice(0, hintsKept)
      .flatMap((hint) => lineFrom(hint) ?? []),
    why: text(given.get('why')),
    ...(typeof solution === 'string' && { solution }),
    ...(given.get('keepsSolution') === true && { keepsSolution: true }),
    ...(given.get('answer') === 'hidden' && { answer: 'hidden' }),
    requests: ownRequestsFrom(given.get('requests')) ?? [],
    shown: [
      ...new Set(
        list(given.get('shown'))
          .slice(0, shownAtMost)
          .filter((id) => typeof id === 'string' && id !== ''),
      ),
    ] as string[],
  };
}

function requirementFrom(value: unknown): SharedExercise['requirements'][number] {
  const given = entriesIn(value);
  return {
    says: lineFrom(given?.get('says')) ?? '',
    expects: expectationsFrom(given?.get('expects')) ?? [],
  };
}
