import { useState } from 'react';
import { clockText, objectText, whoText, type LoggedRequest } from '../../course/incident/auditLog';
import {
  judgeChoice,
  judgePick,
  judgeText,
  type ChoiceQuestion,
  type Hint,
  type Judged,
  type Question,
  type TextQuestion,
} from '../../course/incident/question';
import { saveExercise } from '../../storage/learn/progress';
import { Button } from '../../ui/Button';
import { begun } from '../exercise/begun';
import { Words } from '../lesson/Words';
import { PlainMarkdown } from '../prose/PlainMarkdown';
import { addresses } from '../../course/addresses';
import { useProgress } from '../useProgress';
import { HintList } from './HintList';
import type { RoomLog } from './loadLog';
import styles from './Questions.module.css';

interface Props {
  question: Question;
  progressId: string;
  next: Question | undefined;
  log: RoomLog;
  picked: LoggedRequest | undefined;
  onFollow: (hint: Hint) => void;
}

/** The open question: what is asked, the answer, what became of it, and hints. */
export function QuestionCard({ question, progressId, next, log, picked, onFollow }: Props) {
  const saved = useProgress().exercises[progressId];
  const [judged, setJudged] = useState<Judged>();
  const isPassed = saved?.isPassed === true;
  const judge = (answer: string, result: Judged) => {
    const before = begun(progressId, '');
    saveExercise(progressId, {
      ...before,
      answer,
      tries: before.tries + 1,
      isPassed: before.isPassed || result.isRight,
    });
    setJudged(result);
  };
  const hint = () => {
    const before = begun(progressId, '');
    saveExercise(progressId, { ...before, hints: before.hints + 1 });
  };
  return (
    <div className={styles.card}>
      <PlainMarkdown text={question.asks} />
      {question.kind === 'pick' && (
        <PickAnswer
          picked={picked}
          onCheck={(request) => judge(`line ${request.id}`, judgePick(question, request, log))}
        />
      )}
      {question.kind === 'text' && (
        <TextAnswer
          question={question}
          saved={saved?.answer ?? ''}
          onCheck={(typed) => judge(typed, judgeText(question, typed, log))}
        />
      )}
      {question.kind === 'choice' && (
        <ChoiceAnswer
          question={question}
          onCheck={(chosen) =>
            judge(String(chosen), judgeChoice(question, chosen, log, log.policy))
          }
        />
      )}
      <div role="status" className={styles.result}>
        {judged && !judged.isRight && (
          <div className={styles.wrong}>
            <strong>Not yet.</strong> <Words text={judged.reason} />
          </div>
        )}
        {isPassed && (!judged || judged.isRight) && (
          <div className={styles.right}>
            <strong>Right.</strong>
            <PlainMarkdown text={question.why} />
            {next ? (
              <a href={addresses.incident(next.id)}>Next: {next.title}</a>
            ) : (
              <a href={addresses.home}>That was the last one. Back to the course</a>
            )}
          </div>
        )}
      </div>
      <HintList
        hints={question.hints}
        opened={saved?.hints ?? 0}
        onOpen={hint}
        onFollow={onFollow}
      />
    </div>
  );
}

interface PickProps {
  picked: LoggedRequest | undefined;
  onCheck: (request: LoggedRequest) => void;
}

function PickAnswer({ picked, onCheck }: PickProps) {
  return (
    <div className={styles.answer}>
      <p className={styles.picked}>
        {picked ? (
          <>
            <span>{clockText(picked.at)}</span> {whoText(picked) || 'nobody'}{' '}
            <strong>{picked.verb}</strong> {objectText(picked)}
          </>
        ) : (
          'Select a request in the reader.'
        )}
      </p>
      <Button look="primary" disabled={!picked} onClick={() => picked && onCheck(picked)}>
        This is the request
      </Button>
    </div>
  );
}

interface TextProps {
  question: TextQuestion;
  saved: string;
  onCheck: (typed: string) => void;
}

function TextAnswer({ question, saved, onCheck }: TextProps) {
  const [typed, setTyped] = useState(saved);
  return (
    <form
      className={styles.answer}
      onSubmit={(event) => {
        event.preventDefault();
        onCheck(typed);
      }}
    >
      <label className={styles.field}>
        <span>{question.label}</span>
        <input
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
      </label>
      <Button look="primary" type="submit">
        Check
      </Button>
    </form>
  );
}

interface ChoiceProps {
  question: ChoiceQuestion;
  onCheck: (chosen: number) => void;
}

function ChoiceAnswer({ question, onCheck }: ChoiceProps) {
  const [chosen, setChosen] = useState(-1);
  return (
    <form
      className={styles.answer}
      onSubmit={(event) => {
        event.preventDefault();
        onCheck(chosen);
      }}
    >
      <fieldset className={styles.options}>
        <legend className="visually-hidden">{question.title}</legend>
        {question.options.map(({ says }, index) => (
          <label key={says}>
            <input
              type="radio"
              name={question.id}
              checked={index === chosen}
              onChange={() => setChosen(index)}
            />
            <span>{says}</span>
          </label>
        ))}
      </fieldset>
      <Button look="primary" type="submit">
        Check
      </Button>
    </form>
  );
}
