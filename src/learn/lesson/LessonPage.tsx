import { Suspense, use, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { newestKubernetes } from '../../audit/types';
import { exercises } from '../../course/exercises/list';
import { lessonTitles } from '../../course/lessons/list';
import { guessKey } from '../../course/progress';
import { samplesWith } from '../../course/requestsOf';
import type { LessonId } from '../../course/types';
import { currentProgress, saveLesson } from '../../storage/learn/progress';
import { StoreContext, type StudioParts } from '../../state/useApp';
import { counted } from '../../ui/counted';
import { lazy } from '../../ui/lazy';
import { Loading } from '../../ui/Loading';
import { sectionsOf, type Section } from '../prose/prose';
import { addresses } from '../../course/addresses';
import beside from '../studio/Beside.module.css';
import { useStudio } from '../studio/useStudio';
import { useProgress } from '../useProgress';
import { lessonOf, type LoadedLesson } from './loadLesson';
import { LessonStudio } from './LessonStudio';
import { LessonTasks } from './LessonTasks';
import { markDone } from './markDone';
import { Predictions } from './Predictions';
import { Steps } from './Steps';
import styles from './LessonPage.module.css';

/** It brings the doctor along. */
const ManifestScreen = lazy(() => import('../manifest/ManifestScreen'));

interface Props {
  id: LessonId;
  /** From 0; undefined: where the learner left off. */
  screen: number | undefined;
}

/** A lesson: one screen of words at a time, beside a studio. */
export default function LessonPage({ id, screen }: Props) {
  const lesson = use(lessonOf(id));
  const sections = useMemo(() => sectionsOf(lesson.Prose), [lesson]);
  const last = lesson.screens.length - 1;
  const begun = useProgress().lessons[id];
  const shown = Math.min(screen ?? begun?.screen ?? 0, last);
  const studio = useStudio(() => {
    const saved = currentProgress().lessons[id];
    const first = lesson.screens[shown];
    const own = saved?.screen === shown ? saved.text : undefined;
    return {
      text: own ?? first?.text ?? '',
      kubernetes: first?.version ?? newestKubernetes,
      requests: samplesWith(first?.requestIds ?? []),
    };
  });
  const isReady = useScreen(studio, lesson, shown);
  useSaved(studio, id, lesson, shown);
  return (
    <StoreContext value={studio}>
      <Lesson id={id} lesson={lesson} sections={sections} shown={shown} isReady={isReady} />
    </StoreContext>
  );
}

/**
 * Shows the policy and the requests of another screen. The learner's policy stays while the lesson's is the same.
 * Returns whether they are there already.
 */
function useScreen({ store }: StudioParts, { screens }: LoadedLesson, shown: number): boolean {
  const [inStudio] = useState(() => createStore(() => ({ screen: shown })));
  /** By the lesson's policy: what the learner has made of it. Back shows it again. */
  const own = useRef(new Map<string, string>());
  useEffect(() => {
    const [from, to] = [screens[inStudio.getState().screen], screens[shown]];
    inStudio.setState({ screen: shown });
    if (!from || !to || from === to) return;
    const { text, replaceText, setKubernetes, showSamples, kubernetes } = store.getState();
    own.current.set(from.text, text);
    if (from.text !== to.text) replaceText(own.current.get(to.text) ?? to.text);
    if (kubernetes !== to.version) setKubernetes(to.version);
    if (from.requestIds !== to.requestIds) showSamples(samplesWith(to.requestIds));
  }, [store, inStudio, screens, shown]);
  return useStore(inStudio).screen === shown;
}

/** Saves where the learner is, and the policy as changed. */
function useSaved({ store }: StudioParts, id: LessonId, { screens }: LoadedLesson, shown: number) {
  useEffect(() => {
    const base = screens[shown]?.text;
    const save = () => {
      const { text } = store.getState();
      const { done = [], isDone = false, guesses } = currentProgress().lessons[id] ?? {};
      const own = text !== base && { text };
      saveLesson(id, { screen: shown, done, isDone, ...(guesses && { guesses }), ...own });
    };
    save();
    return store.subscribe(({ text }, before) => {
      if (text !== before.text) save();
    });
  }, [store, id, screens, shown]);
}

interface LessonProps {
  id: LessonId;
  lesson: LoadedLesson;
  sections: readonly Section[];
  shown: number;
  /** The studio shows this screen's policy. */
  isReady: boolean;
}

function Lesson({ id, lesson: { screens }, sections, shown, isReady }: LessonProps) {
  const words = useRef<HTMLDivElement>(null);
  const [editorPlace, setEditorPlace] = useState<HTMLElement | null>(null);
  const screen = screens[shown];
  const section = sections[shown];
  const number = lessonTitles.findIndex((each) => each.id === id);
  const title = lessonTitles[number]?.title ?? '';
  const isLast = shown === screens.length - 1;

  useEffect(() => {
    document.title = `${title} · Learn · Auditorium`;
  }, [title]);
  const before = useRef(shown);
  useEffect(() => {
    words.current?.scrollTo(0, 0);
    if (before.current !== shown) words.current?.querySelector('h2')?.focus();
    before.current = shown;
  }, [shown]);
  if (!screen || !section) return null;

  const finish = () => {
    const { done = [], guesses } = currentProgress().lessons[id] ?? {};
    saveLesson(id, { screen: 0, done, isDone: true, ...(guesses && { guesses }) });
  };

  return (
    <div className={beside.page}>
      <div className={beside.words} ref={words}>
        <div className={beside.where}>
          <a href={addresses.home}>Course</a>
          <h1>
            Lesson {number + 1}: {title}
          </h1>
        </div>
        <Dots id={id} count={screens.length} shown={shown} />
        <article className={styles.prose}>
          <h2 tabIndex={-1}>{section.title}</h2>
          {section.body}
        </article>
        {isReady && screen.predict && (
          <Predictions key={`predict ${shown}`} id={id} shown={shown} screen={screen} />
        )}
        {isReady && screen.steps && (
          <Steps key={`steps ${shown}`} id={id} shown={shown} screen={screen} />
        )}
        {screen.manifest !== undefined && (
          <Suspense fallback={<Loading />}>
            <ManifestScreen
              key={screen.manifest}
              id={screen.manifest}
              place={editorPlace}
              onPassed={() => markDone(id, shown)}
            />
          </Suspense>
        )}
        {isLast && <LessonTasks id={id} screens={screens} sections={sections} />}
        <nav className={styles.ways} aria-label="Screens of this lesson">
          {shown > 0 && (
            <a className={styles.outlined} href={addresses.lesson(id, shown - 1)}>
              Back
            </a>
          )}
          <span className={styles.grow}>
            <OpenQuestions id={id} shown={shown} count={screen.predict?.length ?? 0} />
          </span>
          {isLast ? (
            <AfterLesson id={id} number={number} screens={screens} onFinish={finish} />
          ) : (
            <a className={styles.primary} href={addresses.lesson(id, shown + 1)}>
              Next
            </a>
          )}
        </nav>
      </div>
      {screen.manifest === undefined ? (
        <LessonStudio text={screen.text} name={`Lesson ${number + 1}: ${title}`} />
      ) : (
        <div className={beside.place} ref={setEditorPlace} />
      )}
    </div>
  );
}

/** Says beside Next that a prediction above is still open. It does not stand in the way. */
function OpenQuestions({ id, shown, count }: { id: LessonId; shown: number; count: number }) {
  const { done = [], guesses = {} } = useProgress().lessons[id] ?? {};
  const given = Array.from({ length: count }, (_, index) => guesses[guessKey(shown, index)]);
  const open = given.filter((guess) => guess === undefined).length;
  if (open === 0 || done.includes(shown)) return null;
  return <small>{counted(open, 'question')} above still open</small>;
}

/** The screens of the lesson as links; those whose tasks are done are filled. */
function Dots({ id, count, shown }: { id: LessonId; count: number; shown: number }) {
  const done = useProgress().lessons[id]?.done ?? [];
  return (
    <ol className={styles.dots} aria-label="Screens">
      {Array.from({ length: count }, (_, index) => (
        <li key={index}>
          <a
            href={addresses.lesson(id, index)}
            aria-current={index === shown ? 'step' : undefined}
            data-done={done.includes(index)}
            aria-label={`Screen ${index + 1} of ${count}${done.includes(index) ? ', done' : ''}`}
          />
        </li>
      ))}
    </ol>
  );
}

interface AfterProps {
  id: LessonId;
  number: number;
  screens: LoadedLesson['screens'];
  onFinish: () => void;
}

/** The ways on from the end of a lesson: its exercises, then the next lesson. */
function AfterLesson({ id, number, screens, onFinish }: AfterProps) {
  const shown = screens.map(({ manifest }) => manifest);
  const exercise = exercises.find((each) => each.lesson === id && !shown.includes(each.id));
  const next = lessonTitles[number + 1];
  return (
    <>
      {next && (
        <a
          className={exercise ? styles.outlined : styles.primary}
          href={addresses.lesson(next.id)}
          onClick={onFinish}
        >
          Next lesson: {next.title}
        </a>
      )}
      {exercise && (
        <a className={styles.primary} href={addresses.exercise(exercise.id)} onClick={onFinish}>
          Exercise: {exercise.title}
        </a>
      )}
      {!next && !exercise && (
        <a className={styles.primary} href={addresses.home} onClick={onFinish}>
          Finish
        </a>
      )}
    </>
  );
}
