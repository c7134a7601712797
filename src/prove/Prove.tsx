import { use, useEffect, useMemo, useState } from 'react';
import { Ticked } from '../enable/check/Ticked';
import { isBad, type Answer } from '../questions/ask';
import { questionsAtMost, questionsFrom } from '../questions/own/readOwn';
import type { Question, QuestionSet } from '../questions/question';
import { questionSets } from '../questions/questions';
import { cannotSee } from '../questions/report/cannotSee';
import { useApp, useAppStore } from '../state/useApp';
import { Button } from '../ui/Button';
import { Segmented } from '../ui/Segmented';
import { OwnFile } from './OwnFile';
import { OwnForm } from './OwnForm';
import { QuestionItem } from './QuestionItem';
import { ToStudio } from './ToStudio';
import { downloadReport, reportFormats } from './reports';
import { useAnswers } from './useAnswers';
import styles from './ProvePage.module.css';

const shownOptions = [
  { value: 'all', text: 'All', name: 'All questions' },
  { value: 'no', text: 'Answered no', name: 'Checks answered no, or undecided' },
] as const;
type Shown = (typeof shownOptions)[number]['value'];

/** Every question with its answer for the policy in the studio, and questions of one's own. */
export function Prove() {
  const store = useAppStore();
  const toStudio = use(ToStudio);
  const { policy } = useApp((state) => state.analysis.reading);
  const name = useApp(({ workspace }) => workspace.name);
  const saved = useApp(({ workspace }) => workspace.questions);
  const [shown, setShown] = useState<Shown>('all');
  const [only, setOnly] = useState('');
  const [opened, setOpened] = useState<ReadonlySet<Question>>(new Set());
  const own = useMemo(() => ownSet(saved), [saved]);
  const sets = useMemo(() => (own ? [...questionSets, own] : questionSets), [own]);
  const questions = useMemo(() => sets.flatMap((set) => set.questions), [sets]);
  const answers = useAnswers(policy, questions);
  useEffect(() => {
    document.title = 'Prove · Auditorium';
  }, []);
  const save = (next: readonly unknown[]) =>
    store.getState().changeBeside({ questions: next.length > 0 ? next : undefined });
  const isShown = (answer: Answer | undefined) => shown === 'all' || (answer && isBad(answer));
  const all = questions.flatMap((question) => answers.get(question) ?? []);
  return (
    <div className={styles.content}>
      <div className={styles.bar}>
        <h1>What is certain about this policy?</h1>
        <div className={styles.reports}>
          <Button look="outlined" onClick={() => window.print()}>
            Print
          </Button>
          {reportFormats.map((format) => (
            <Button
              key={format}
              look="outlined"
              disabled={all.length < questions.length}
              aria-label={`Download the report as ${format}`}
              onClick={() => downloadReport(format, store.getState(), sets, all)}
            >
              {format}
            </Button>
          ))}
        </div>
      </div>
      <p className={styles.muted}>
        Questions about every request that kube-apiserver can receive, not only samples, answered
        for <a href={toStudio.address()}>{name}</a>: with a proof, or with requests that you can
        open in the studio. Benchmarks contradict each other; choose yours.
      </p>
      {policy ? (
        <>
          <p role="status" className={styles.status}>
            {statusOf(questions.length, all)}
          </p>
          <div className={styles.controls} data-unprinted>
            <Segmented
              label="Shown questions"
              options={shownOptions}
              value={shown}
              disabled={false}
              onChange={setShown}
            />
            <select
              aria-label="Questions of"
              value={only}
              onChange={({ target }) => setOnly(target.value)}
            >
              <option value="">All sets</option>
              {sets.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
            <Button onClick={() => setOpened(new Set(questions))}>Open all</Button>
            <Button onClick={() => setOpened(new Set())}>Close all</Button>
          </div>
          {sets.map(({ id, title, questions: list }) => {
            const some = list.filter((question) => isShown(answers.get(question)));
            if (some.length === 0 || (only !== '' && only !== id)) return null;
            return (
              <section key={id} className={styles.set} aria-label={title}>
                <h2>{title}</h2>
                <div className={styles.list}>
                  {some.map((question) => (
                    <QuestionItem
                      key={question.code}
                      question={question}
                      answer={answers.get(question)}
                      isOpen={opened.has(question)}
                      setOpen={(isOpen) => setOpened((all) => withOne(all, question, isOpen))}
                      {...(list === own?.questions && {
                        onRemove: () =>
                          save((saved ?? []).filter((_, at) => list[at] !== question)),
                      })}
                    />
                  ))}
                </div>
              </section>
            );
          })}
        </>
      ) : (
        <p role="status" className={styles.status}>
          kube-apiserver would reject this policy. Only what it loads can be proved.{' '}
          <a href={toStudio.address()}>Open the studio</a>
        </p>
      )}
      <section className={styles.set} aria-labelledby="own" data-unprinted>
        <h2 id="own">A question of your own</h2>
        <OwnForm
          isFull={(saved?.length ?? 0) >= questionsAtMost}
          onAdd={(question) => save([...(saved ?? []), question])}
        />
        <OwnFile saved={saved ?? []} onOpen={save} />
      </section>
      <section className={styles.set} aria-labelledby="unseen">
        <h2 id="unseen">What this cannot see</h2>
        <ul className={styles.unseen}>
          {cannotSee.map((each) => (
            <li key={each}>
              <Ticked text={each} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** The user's own questions; undefined if there are none, or none that can be read. */
function ownSet(saved: readonly unknown[] | undefined): QuestionSet | undefined {
  if (!saved || saved.length === 0) return undefined;
  const read = questionsFrom(saved);
  return 'refused' in read ? undefined : { id: 'own', title: 'Yours', questions: read.questions };
}

function withOne(all: ReadonlySet<Question>, one: Question, isIn: boolean): ReadonlySet<Question> {
  if (all.has(one) === isIn) return all;
  const next = new Set(all);
  if (isIn) next.add(one);
  else next.delete(one);
  return next;
}

function statusOf(count: number, answers: readonly Answer[]): string {
  const checks = answers.filter(({ question }) => question.kind === 'check');
  if (answers.length < count) return `Asked ${answers.length} of ${count} questions …`;
  const of = (kind: Answer['kind']) => checks.filter((each) => each.kind === kind).length;
  const rest = [
    of('undecided') > 0 && `${of('undecided')} undecided`,
    of('empty') > 0 && `${of('empty')} about no request`,
  ].filter(Boolean);
  return `Of ${checks.length} checks, ${of('yes')} ${of('yes') === 1 ? 'is' : 'are'} answered yes and ${of('no')} no${rest.map((each) => `, ${each}`).join('')}. The other ${count - checks.length} questions ask for a list.`;
}
