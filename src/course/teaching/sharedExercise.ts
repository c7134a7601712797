import { utf8Bytes } from '../../audit/go/bytes';
import { kubernetesVersions, newestKubernetes, type KubernetesVersion } from '../../audit/types';
import { crc32 } from '../../packing/checksum';
import { expectationsFrom } from '../../expectations/expectation';
import { lineFrom, ownRequestsFrom, type OwnRequest } from '../../requests/ownRequest';
import { entriesIn } from '../../workspace/entriesIn';
import type { PolicyTask, Requirement } from '../types';

/** An exercise that a teacher wrote: everything that a link or a file carries. */
export interface SharedExercise extends Omit<PolicyTask, 'requests' | 'requirements'> {
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
/** A teacher who has written too many loses none: only what students get is refused. */
const itemsKept = 1000;
const rulesLimit = 1000;

/** An exercise with nothing in it; whoever begins to write one gives it an id. */
export const emptyExercise: SharedExercise = {
  id: '',
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
 * exercise, and of very long lists the rest is left out: `lostParts` says so. Ids of requests may be unknown here. Never throws.
 */
export function exerciseFrom(value: unknown): SharedExercise | undefined {
  const given = entriesIn(value);
  if (!given || Array.isArray(value)) return undefined;
  const solution = given.get('solution');
  const rules = given.get('rulesAtMost');
  const isCount = Number.isSafeInteger(rules) && Number(rules) > 0 && Number(rules) <= rulesLimit;
  const read: SharedExercise = {
    id: '',
    title: lineFrom(given.get('title')) ?? '',
    task: text(given.get('task')),
    start: text(given.get('start')),
    kubernetes:
      kubernetesVersions.find((each) => each === given.get('kubernetes')) ?? newestKubernetes,
    requirements: list(given.get('requirements')).slice(0, itemsKept).map(requirementFrom),
    ...(isCount && { rulesAtMost: Number(rules) }),
    hints: list(given.get('hints'))
      .slice(0, itemsKept)
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
  return { ...read, id: idIn(given.get('id')) ?? idOf(read) };
}

/** Of no exercise of the course: their ids begin otherwise. */
const idIn = (value: unknown) =>
  typeof value === 'string' && /^shared-[a-z\d-]{1,60}$/.test(value) ? value : undefined;

/** The id of an exercise that was written before exercises had one: from what it asks, so that it stays. */
function idOf({ title, start, requirements, rulesAtMost }: SharedExercise): string {
  const content = utf8Bytes(JSON.stringify([title, start, requirements, rulesAtMost]));
  return `shared-${crc32(content).toString(36)}-${content.length.toString(36)}`;
}

function requirementFrom(value: unknown): SharedExercise['requirements'][number] {
  const given = entriesIn(value);
  return {
    says: lineFrom(given?.get('says')) ?? '',
    expects: expectationsFrom(given?.get('expects')) ?? [],
  };
}
