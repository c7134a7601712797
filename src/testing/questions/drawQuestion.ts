import { levels, stages, type Policy, type PolicyRule } from '../../audit/types';
import type { Demand, Filter, Question } from '../../questions/question';
import { drawRule, type Alphabet, type Draw } from '../proofs/smallWorld';

/** Draws a policy whose rules omit stages and managed fields. */
export function drawPolicy(alphabet: Alphabet, draw: Draw): Policy {
  const outcome = (): Pick<PolicyRule, 'omitStages' | 'omitManagedFields'> => ({
    ...(draw.next(2) === 0 && { omitStages: draw.some(stages) }),
    ...(draw.next(3) === 0 && { omitManagedFields: draw.next(2) === 0 }),
  });
  const rules = Array.from({ length: 1 + draw.next(6) }, () => ({
    ...drawRule(alphabet, draw),
    ...outcome(),
    level: draw.one(levels),
  }));
  if (draw.next(2) === 0) rules.push({ ...outcome(), level: draw.one(levels) });
  return { ...outcome(), rules };
}

/** Draws a question about some requests of the alphabet. */
export function drawQuestion(alphabet: Alphabet, draw: Draw): Question {
  const filter = (): Filter => {
    const { level: _, ...conditions } = drawRule(alphabet, draw);
    return conditions;
  };
  const must = (): Demand => ({
    ...(draw.next(2) === 0 && { atLeast: draw.one(levels) }),
    ...(draw.next(3) === 0 && { atMost: draw.one(levels) }),
    ...(draw.next(5) === 0 && { never: draw.one(stages) }),
    ...(draw.next(5) === 0 && { withoutManagedFields: draw.one(levels) }),
  });
  const some = <Value>(most: number, make: () => Value) =>
    Array.from({ length: draw.next(most + 1) }, make);
  return {
    code: 'drawn',
    title: '',
    claim: '',
    why: '',
    kind: 'check',
    parts: [
      { about: filter(), must: must() },
      ...some(1, () => ({ about: filter(), must: must() })),
    ],
    except: some(2, filter),
  };
}
