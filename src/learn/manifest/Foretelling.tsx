import { Check, X } from 'lucide-react';
import { useState } from 'react';
import type { Chosen, ForetellingQuestion, ManifestExercise } from '../../course/types';
import { saveExercise } from '../../storage/learn/progress';
import { Button } from '../../ui/Button';
import { begun } from '../exercise/begun';
import { ChoiceField } from '../exercise/ChoiceField';
import tasks from '../lesson/Tasks.module.css';
import { Words } from '../lesson/Words';

/** What to say about a configuration before it is changed. It is not graded, and each question is answered once. */
export function Foretelling({ exercise }: { exercise: ManifestExercise }) {
  const { id, start, foretell = [] } = exercise;
  const [given, setGiven] = useState(() => begun(id, start).foretold ?? {});
  if (foretell.length === 0) return null;
  return (
    <section className={tasks.tasks} aria-label="Predict">
      <h2>Predict first{foretell.length > 1 && `: ${foretell.length} questions`}</h2>
      {foretell.map((question) => (
        <Question
          key={question.id}
          question={question}
          given={chosenIn(given[question.id])}
          onGive={(chosen) => {
            const before = begun(id, start);
            const foretold = { ...before.foretold, [question.id]: chosen };
            saveExercise(id, { ...before, foretold });
            setGiven(foretold);
          }}
        />
      ))}
    </section>
  );
}

/** Saved answers may be of any kind. */
function chosenIn(answer: unknown): Chosen | undefined {
  if (typeof answer === 'number') return answer;
  return Array.isArray(answer) && answer.every((each) => typeof each === 'number')
    ? answer
    : undefined;
}

interface QuestionProps {
  question: ForetellingQuestion;
  given: Chosen | undefined;
  onGive: (chosen: Chosen) => void;
}

function Question({ question, given, onGive }: QuestionProps) {
  const [chosen, setChosen] = useState(given);
  const { options, right, why } = question;
  const rightOnes = [right].flat();
  const isRight = String([given ?? []].flat()) === String(rightOnes);
  const isChosen = [chosen ?? []].flat().length > 0;
  return (
    <form
      className={tasks.question}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== undefined && isChosen) onGive(chosen);
      }}
    >
      <ChoiceField
        question={question}
        answer={chosen}
        onAnswer={setChosen}
        isOpen={given === undefined}
      />
      {given === undefined ? (
        <Button look="outlined" type="submit" disabled={!isChosen}>
          Check
        </Button>
      ) : (
        <p className={tasks.said} data-right={isRight} role="status">
          {isRight ? <Check size={15} aria-hidden="true" /> : <X size={15} aria-hidden="true" />}
          <span>
            <strong>
              {isRight ? 'Right: ' : 'No: '}
              <Words
                text={rightOnes
                  .map((at) => options[at] ?? '')
                  .join('; ')
                  .replace(/\.?$/, '.')}
              />
            </strong>{' '}
            <Words text={why} />
          </span>
        </p>
      )}
    </form>
  );
}
