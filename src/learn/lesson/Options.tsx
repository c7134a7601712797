import { useId } from 'react';
import { stages, type Policy, type Stage } from '../../audit/types';
import { guessText, optionsFor, questionText } from '../../course/prediction';
import type { Guess, Prediction } from '../../course/types';
import type { Row } from '../../engine/decide';
import styles from './Tasks.module.css';

interface Props {
  prediction: Prediction;
  policy: Policy;
  row: Row;
  guess: Guess | undefined;
  onGuess: (guess: Guess) => void;
  isOpen: boolean;
}

/** The answers to choose from: one level or rule, or any stages. */
export function Options({ prediction, policy, row, guess, onGuess, isOpen }: Props) {
  const name = useId();
  const { ask } = prediction;
  const legend = (
    <legend>
      <code>{row.request.command}</code>
      <span>{questionText(prediction)}</span>
    </legend>
  );
  if (ask === 'stages') {
    const chosen: readonly Stage[] = Array.isArray(guess) ? guess : [];
    return (
      <fieldset className={styles.options} disabled={!isOpen}>
        {legend}
        {stages.map((stage) => (
          <label key={stage}>
            <input
              type="checkbox"
              checked={chosen.includes(stage)}
              onChange={({ target }) =>
                onGuess(
                  target.checked ? [...chosen, stage] : chosen.filter((each) => each !== stage),
                )
              }
            />
            {stage}
          </label>
        ))}
        <label>
          <input
            type="checkbox"
            checked={Array.isArray(guess) && guess.length === 0}
            onChange={() => onGuess([])}
          />
          no event
        </label>
      </fieldset>
    );
  }
  return (
    <fieldset className={styles.options} disabled={!isOpen}>
      {legend}
      {optionsFor(ask, policy).map((option) => (
        <label key={String(option)}>
          <input
            type="radio"
            name={name}
            checked={guess === option}
            onChange={() => onGuess(option)}
          />
          {guessText(option)}
        </label>
      ))}
    </fieldset>
  );
}
