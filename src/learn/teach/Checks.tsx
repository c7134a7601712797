import { Check, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { sentenceFor } from '../../course/teaching/fromPolicy';
import { requirementsAtMost, type SharedExercise } from '../../course/teaching/sharedExercise';
import type { Missed } from '../../expectations/report';
import { Button } from '../../ui/Button';
import { counted } from '../../ui/counted';
import { Words } from '../lesson/Words';
import styles from './Teach.module.css';
import { useExerciseCheck } from './useExerciseCheck';

interface Props {
  exercise: SharedExercise;
  onChange: (exercise: SharedExercise) => void;
}

const missedShown = 8;

/** Whether the exercise asks for what it means: what passes, and what should not. */
export function Checks({ exercise, onChange }: Props) {
  const { result, isCurrent } = useExerciseCheck(exercise);
  const { requirements } = exercise;
  const silent = requirements.flatMap(({ says }, index) => (says.trim() === '' ? index + 1 : []));
  const empty = requirements.flatMap(({ expects }, index) =>
    expects.length === 0 ? index + 1 : [],
  );
  const unmet = result?.solution?.outcomes.filter(({ isMet }) => !isMet) ?? [];
  return (
    <section className={styles.card} aria-label="Checks" aria-busy={!isCurrent}>
      <h2>Checks {!isCurrent && <small>checking…</small>}</h2>
      <ul className={styles.checks}>
        {requirements.length === 0 && (
          <Line isGood={false}>There are no requirements yet, so nothing can be checked.</Line>
        )}
        {silent.length > 0 && (
          <Line isGood={false}>Without a sentence: requirement {silent.join(', ')}.</Line>
        )}
        {empty.length > 0 && (
          <Line isGood={false}>
            Without a request: requirement {empty.join(', ')}. It cannot be checked, so nobody can
            pass.
          </Line>
        )}
        {result && requirements.length > 0 && (
          <>
            {result.solution ? (
              <Line isGood={result.solution.isPassed}>
                {result.solution.isPassed
                  ? 'Your solution passes.'
                  : (result.solution.refused ?? 'Your solution does not pass:')}
                {!result.solution.refused && unmet.length > 0 && (
                  <ul className={styles.unmet}>
                    {unmet.map(({ says, evidence, why }, index) => (
                      <li key={index}>
                        <Words text={says || 'A requirement without a sentence'} />
                        {why !== undefined && <small>{why}</small>}
                        {evidence && (
                          <small>
                            <code>{evidence.row.request.command}</code>:{' '}
                            {evidence.failures.map(
                              ({ expected, actual }) => `${actual} instead of ${expected}`,
                            )[0] ?? evidence.because}
                          </small>
                        )}
                      </li>
                    ))}
                  </ul>
                )}
              </Line>
            ) : (
              <Line isGood={false}>
                There is no solution, so nobody knows whether this can be solved.
              </Line>
            )}
            <Line isGood={!result.passesAtStart}>
              {result.passesAtStart
                ? 'The start policy passes already: there is nothing to do.'
                : 'The start policy does not pass.'}
            </Line>
            <Line isGood={!result.passesWithAll}>
              {result.passesWithAll
                ? 'A policy that records everything in full passes.'
                : 'Recording everything in full does not pass.'}
            </Line>
            <Line isGood={!result.passesWithNone}>
              {result.passesWithNone
                ? 'A policy that records nothing passes.'
                : 'Recording nothing does not pass.'}
            </Line>
            {result.tried > 0 && (
              <Line isGood={result.missed.length === 0}>
                {result.missed.length === 0
                  ? `All ${result.tried} small mistakes in your solution would be noticed.`
                  : `${counted(result.missed.length, 'small mistake')} in your solution, of ${result.tried}, would pass unnoticed:`}
                {result.missed.length > 0 && (
                  <ul className={styles.unmet}>
                    {result.missed.slice(0, missedShown).map((missed, index) => (
                      <li key={index}>
                        {mistakeText(missed)}
                        <Button
                          look="link"
                          aria-label={`Check it: ${mistakeText(missed)}`}
                          disabled={requirements.length >= requirementsAtMost}
                          onClick={() => onChange(withCheck(exercise, missed))}
                        >
                          Check it
                        </Button>
                      </li>
                    ))}
                    {result.missed.length > missedShown && (
                      <li>and {result.missed.length - missedShown} more</li>
                    )}
                  </ul>
                )}
              </Line>
            )}
          </>
        )}
      </ul>
    </section>
  );
}

const mistakeText = ({ mutant: { rule, words } }: Missed): string =>
  rule === undefined ? words : `Rule ${rule + 1}: ${words}`;

/** Returns the exercise with a request that tells a changed solution from the solution: hidden, and with a sentence. */
function withCheck(exercise: SharedExercise, { expectation }: Missed): SharedExercise {
  const { requirements, requests } = exercise;
  const says = sentenceFor([expectation], requests);
  return { ...exercise, requirements: [...requirements, { says, expects: [expectation] }] };
}

function Line({ isGood, children }: { isGood: boolean; children: ReactNode }) {
  return (
    <li data-good={isGood}>
      {isGood ? (
        <Check size={14} aria-label="Good" />
      ) : (
        <TriangleAlert size={14} aria-label="To do" />
      )}
      <div>{children}</div>
    </li>
  );
}
