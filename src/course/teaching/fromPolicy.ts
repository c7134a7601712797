import type { KubernetesVersion, Stage } from '../../audit/types';
import { sampleRequests } from '../../catalog/requests';
import { expectationsFrom, noRule, type Expectation } from '../../expectations/expectation';
import type { OwnRequest } from '../../requests/ownRequest';
import { emptyExercise, type SharedExercise } from './sharedExercise';

/** What an exercise is made from: the policy in the studio and what belongs to it. */
export interface PolicyAtHand {
  name: string;
  text: string;
  kubernetes: KubernetesVersion;
  ownRequests?: readonly OwnRequest[] | undefined;
  /** As a workspace holds them. */
  expectations?: readonly unknown[] | undefined;
}

const shownAtFirst = 8;
const namedAtMost = 3;

/**
 * Returns an exercise whose solution is a policy: its expectations are the requirements, one for all that expect the
 * same, and its requests come along. Of an expectation with a level, the events are left off, as when a request is added
 * in the composer: a solution need not have the same stages. `id` is the exercise's.
 */
export function exerciseFromPolicy(policy: PolicyAtHand, id: string): SharedExercise {
  const { name, text, kubernetes, ownRequests = [], expectations } = policy;
  const expected = (expectationsFrom(expectations) ?? []).map(withoutEvents);
  const alike = new Map<string, Expectation[]>();
  for (const expectation of expected) {
    const { request: _, ...parts } = expectation;
    const key = JSON.stringify(parts);
    alike.set(key, [...(alike.get(key) ?? []), expectation]);
  }
  return {
    ...emptyExercise,
    id,
    title: name,
    kubernetes,
    solution: text,
    requirements: [...alike.values()].map((expects) => ({
      says: sentenceFor(expects, ownRequests),
      expects,
    })),
    requests: ownRequests,
    shown: expected.slice(0, shownAtFirst).map(({ request }) => request),
  };
}

function withoutEvents(expectation: Expectation): Expectation {
  const { stages: _, ...rest } = expectation;
  return rest.level === undefined ? expectation : rest;
}

/**
 * Returns a sentence to begin with, for the teacher to make better: everything that is checked. In: expectations that
 * differ only in their requests.
 */
export function sentenceFor(
  expects: readonly Expectation[],
  own: readonly Pick<OwnRequest, 'id' | 'command'>[],
): string {
  const commands = new Map([...sampleRequests, ...own].map(({ id, command }) => [id, command]));
  const listed = expects.slice(0, namedAtMost).map(({ request }) => {
    const command = (commands.get(request) ?? request).replaceAll('`', '');
    return `\`${command.slice(0, 80)}\``;
  });
  const more = expects.length - listed.length;
  const list = `${listed.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  const [first] = expects;
  const clauses = first ? clausesOf(first) : [];
  const { level } = first ?? {};
  if (level === undefined) return `For ${list}: ${clauses.join('; ')}.`;
  const head = level === 'None' ? 'Do not record' : `At level ${level}, record`;
  return `${[`${head} ${list}`, ...clauses].join('; ')}.`;
}

/** What is expected besides the level. */
function clausesOf({ stages, rule, omitManagedFields, mustNotHold, level }: Expectation): string[] {
  return [
    stages && (stages.length > 0 || level !== 'None') && eventsText(stages),
    rule !== undefined && (rule === noRule ? 'no rule matches' : `rule ${rule + 1} matches first`),
    omitManagedFields !== undefined &&
      (omitManagedFields ? 'omit managed fields' : 'keep managed fields'),
    mustNotHold &&
      `keep ${mustNotHold.map((text) => `\`${text.replaceAll('`', '')}\``).join(', ')} out of the log`,
  ].filter((clause) => typeof clause === 'string');
}

const eventsText = (stages: readonly Stage[]) =>
  stages.length === 0 ? 'no events' : `events only at ${stages.join(', ')}`;
