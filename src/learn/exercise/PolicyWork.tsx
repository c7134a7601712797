import { RotateCcw, SquareArrowOutUpRight } from 'lucide-react';
import { useEffect, useEffectEvent, useState, type KeyboardEvent, type ReactNode } from 'react';
import { newestKubernetes } from '../../audit/types';
import { contradicting } from '../../course/contradicting';
import { gradePolicy, rulesText } from '../../course/grade';
import { shownIn } from '../../course/requestsOf';
import type { PolicyTask } from '../../course/types';
import { currentProgress, saveExercise } from '../../storage/learn/progress';
import { isAnswerHidden as isAnswerHiddenIn } from '../../state/isAnswerHidden';
import { StoreContext, useApp, useNoted } from '../../state/useApp';
import { Button, IconButton } from '../../ui/Button';
import { isPressed, shortcutText } from '../../ui/shortcut';
import { PlainMarkdown } from '../prose/PlainMarkdown';
import beside from '../studio/Beside.module.css';
import { SmallStudio } from '../studio/SmallStudio';
import { useStudio } from '../studio/useStudio';
import { takeToStudio } from '../takeToStudio';
import { begun, saveTry } from './begun';
import { Hints } from './Hints';
import { Outcomes } from './Outcomes';
import { Passed, PassedBefore } from './Passed';
import styles from './Exercise.module.css';

interface Props {
  exercise: PolicyTask;
  where: ReactNode;
  /** What comes after it was passed. */
  after: ReactNode;
  /** Below the hints. */
  below?: ReactNode;
  /** Decisions, reasons and events are not shown until the learner asks for them. */
  isAnswerHidden?: boolean;
  /** The page is part of another site's: it cannot become the studio. */
  isEmbedded?: boolean;
}

/** An exercise whose answer is a policy. */
export function PolicyWork(props: Props) {
  const { exercise, isAnswerHidden = false } = props;
  const { id, start, kubernetes = newestKubernetes } = exercise;
  const studio = useStudio(() => ({
    text: currentProgress().exercises[id]?.answer ?? start,
    kubernetes,
    requests: shownIn(exercise),
    // Help would repair it before the learner has looked.
    withheld: {
      help: isRepair(exercise) && begun(id, start).tries === 0,
      codes: contradicting(exercise),
    },
    ...(isAnswerHidden && { answer: 'hidden' as const }),
  }));
  return (
    <StoreContext value={studio}>
      <Work {...props} store={studio.store} />
    </StoreContext>
  );
}

const isRepair = (task: PolicyTask) => 'kind' in task && task.kind === 'repair';

interface WorkProps extends Props {
  store: ReturnType<typeof useStudio>['store'];
}

function Work({ exercise, where, after, below, isEmbedded = false, store }: WorkProps) {
  const { id, title, task, requirements, rulesAtMost, start, solution } = exercise;
  const text = useApp((state) => state.text);
  const kubernetes = useApp((state) => state.kubernetes);
  const [checked, setChecked] = useState(() => {
    const answer = store.getState().text;
    if (!begun(id, start).isChecked) return undefined;
    return { text: answer, grade: gradePolicy(exercise, answer, kubernetes) };
  });
  const isHelpHeld = useApp((state) => state.withheld?.help === true);
  const isHidden = useApp(isAnswerHiddenIn);
  // What stops kube-apiserver is no part of the task. It is shown without help.
  const isRejected = useNoted(({ analysis }) => analysis.reading.error !== null);
  const isCurrent = checked?.text === text;
  const says = requirements.map((each) => each.says);
  if (rulesAtMost !== undefined) says.push(rulesText(rulesAtMost));

  const save = useEffectEvent((answer: string) =>
    saveExercise(id, { ...begun(id, start), answer, isChecked: answer === checked?.text }),
  );
  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.text !== before.text) save(now.text);
      }),
    [store],
  );

  const submit = () => {
    const answer = store.getState().text;
    const grade = gradePolicy(exercise, answer, kubernetes);
    saveTry(id, answer, grade.isPassed);
    setChecked({ text: answer, grade });
    store.getState().showHelp();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isPressed(event.nativeEvent, 'Mod+Enter')) return;
    event.preventDefault();
    event.stopPropagation();
    submit();
  };

  return (
    // Keys that nothing inside takes.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={beside.page} onKeyDownCapture={onKeyDown}>
      <div className={`${beside.words} ${styles.words}`}>
        {where}
        <div className={styles.task}>
          <h1>{title}</h1>
          <PlainMarkdown text={task} />
        </div>
        <Outcomes
          says={says}
          grade={checked?.grade}
          isCurrent={isCurrent}
          isAnswerHidden={isHidden}
        />
        <div className={styles.submit}>
          <Button look="primary" onClick={submit} aria-keyshortcuts="Control+Enter">
            Check my answer
          </Button>
          <kbd>{shortcutText('Mod+Enter')}</kbd>
        </div>
        {checked?.grade.isPassed && isCurrent && <Passed>{after}</Passed>}
        {!checked && <PassedBefore id={id}>{after}</PassedBefore>}
        <Hints
          key={id}
          exercise={exercise}
          isSolutionKept={solution === undefined}
          {...(solution !== undefined && {
            solution,
            onTake: () => store.getState().replaceText(solution),
          })}
        />
        {below}
      </div>
      <SmallStudio
        hasProblems={!isHelpHeld || isRejected}
        actions={
          <>
            <Button className={styles.onPhones ?? ''} onClick={submit}>
              Check
            </Button>
            {text !== start && (
              <Button onClick={() => store.getState().replaceText(start)}>
                <RotateCcw size={14} aria-hidden="true" />
                Start again
              </Button>
            )}
            {!isEmbedded && (
              <IconButton
                label="Open this policy in the studio"
                onClick={() => takeToStudio(store, `Exercise: ${title}`)}
              >
                <SquareArrowOutUpRight size={15} />
              </IconButton>
            )}
          </>
        }
      />
    </div>
  );
}
