import { useId } from 'react';
import type { Choice, Chosen, Guess } from '../../course/types';
import { Words } from '../lesson/Words';
import tasks from '../lesson/Tasks.module.css';
import styles from './AnswerSheet.module.css';

interface Props {
  question: Pick<Choice, 'asks' | 'options' | 'right'>;
  answer: Guess | Chosen | undefined;
  onAnswer: (answer: Chosen) => void;
  isOpen: boolean;
}

/** One right option, or several. */
export function ChoiceField({ question, answer, onAnswer, isOpen }: Props) {
  const name = useId();
  const { asks, options, right } = question;
  const isOne = typeof right === 'number';
  const chosen = [answer ?? []].flat().filter((each) => typeof each === 'number');
  const choose = (option: number, isChosen: boolean) => {
    if (isOne) return onAnswer(option);
    const others = chosen.filter((each) => each !== option);
    onAnswer(isChosen ? [...others, option].toSorted((a, b) => a - b) : others);
  };
  return (
    <fieldset className={`${tasks.options} ${styles.choice}`} disabled={!isOpen}>
      <legend>
        <span>
          <Words text={asks} />
        </span>
        {!isOne && <small>Choose all that apply.</small>}
      </legend>
      {options.map((option, index) => (
        <label key={option}>
          <input
            type={isOne ? 'radio' : 'checkbox'}
            name={name}
            checked={chosen.includes(index)}
            onChange={({ target }) => choose(index, target.checked)}
          />
          <span>
            <Words text={option} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}
