import type { KubernetesVersion, Level } from '../../audit/types';
import { sampleRequests } from '../../catalog/requests';
import { expectationsFrom, type Expectation } from '../../expectations/expectation';
import type { OwnRequest } from '../../requests/ownRequest';
import { emptyExercise, requirementsAtMost, type SharedExercise } from './sharedExercise';

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
 * Returns an exercise whose solution is a policy: its expectations are the requirements, one for each level, and its
 * requests come along.
 */
export function exerciseFromPolicy(policy: PolicyAtHand): SharedExercise {
  const { name, text, kubernetes, ownRequests = [], expectations } = policy;
  const expected = expectationsFrom(expectations) ?? [];
  const ofLevel = new Set(expected.map(({ level }) => level));
  const requirements = [...ofLevel]
    .map((level) => expected.filter((each) => each.level === level))
    .map((expects) => ({ says: sentenceFor(expects, ownRequests), expects }))
    .slice(0, requirementsAtMost);
  return {
    ...emptyExercise,
    title: name,
    kubernetes,
    solution: text,
    requirements,
    requests: ownRequests,
    shown: expected.slice(0, shownAtFirst).map(({ request }) => request),
  };
}

/** Returns a sentence to begin with, for the teacher to make better. */
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
  return `${beginning(expects[0]?.level)} ${list}.`;
}

function beginning(level: Level | undefined): string {
  if (level === 'None') return 'Do not record';
  return level === undefined ? 'Record as asked:' : `At level ${level}, record`;
}
