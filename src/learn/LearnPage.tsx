import { Suspense, useEffect, useRef } from 'react';
import type { Studio } from '../app/commands/command';
import { Boundary, NotLoaded } from '../ui/Boundary';
import { lazy } from '../ui/lazy';
import { Loading } from '../ui/Loading';
import { PageHeader } from '../app/header/PageHeader';
import { addresses } from '../course/addresses';
import { routeOf, type Route } from './route';
import styles from './LearnPage.module.css';

const Home = lazy(() => import('./home/Home'));
const LessonPage = lazy(() => import('./lesson/LessonPage'));
const ExamPage = lazy(() => import('./exam/ExamPage'));
const GlossaryPage = lazy(() => import('./reference/GlossaryPage'));
const ChecksPage = lazy(() => import('./reference/ChecksPage'));
const IncidentRoom = lazy(() => import('./incident/IncidentRoom'));
const TeachPage = lazy(() => import('./teach/TeachPage'));
const ResultsPage = lazy(() => import('./teach/ResultsPage'));
const SharedPage = lazy(() => import('./shared/SharedPage'));
const ExercisePage = lazy(() => import('./exercise/ExercisePage'));

/** The places in Learn, and the pages that belong to each. */
const places: readonly { title: string; address: string; pages: readonly Route['page'][] }[] = [
  { title: 'Course', address: addresses.home, pages: ['home', 'lesson', 'exercise', 'shared'] },
  { title: 'Exam', address: addresses.exam(), pages: ['exam'] },
  { title: 'Incident room', address: addresses.incident(), pages: ['incident'] },
  { title: 'Glossary', address: addresses.glossary, pages: ['glossary'] },
  { title: 'Checks', address: addresses.checks, pages: ['checks'] },
  { title: 'Teach', address: addresses.teach, pages: ['teach', 'results'] },
];

const placesOf = (page: Route['page']) =>
  places.map(({ title, address, pages }) => ({ title, address, isCurrent: pages.includes(page) }));

interface Props extends Pick<Studio, 'theme' | 'setTheme'> {
  /** The part of the address after `#learn/`. */
  path: string;
}

/** Learn: lessons, exercises and everything around them. */
export default function LearnPage({ path, theme, setTheme }: Props) {
  const route = routeOf(path);
  const main = useRef<HTMLElement>(null);
  // Another page begins at its top, and the keyboard goes on from there.
  const shown = `${route.page} ${'id' in route ? route.id : ''}${route.page === 'shared' ? `${route.link} ${route.exercise}` : ''}`;
  const before = useRef(shown);
  useEffect(() => {
    if (before.current !== shown) main.current?.focus();
    before.current = shown;
  }, [shown]);
  return (
    <div className={styles.learn}>
      <PageHeader name="Learn" places={placesOf(route.page)} theme={theme} setTheme={setTheme} />
      <main className={styles.main} ref={main} tabIndex={-1} data-printed>
        <Boundary key={shown} fallback={<NotLoaded what="This page" />}>
          <Suspense fallback={<Loading />}>
            <Shown route={route} />
          </Suspense>
        </Boundary>
      </main>
    </div>
  );
}

function Shown({ route }: { route: Route }) {
  switch (route.page) {
    case 'home':
      return <Home />;
    case 'lesson':
      return <LessonPage key={route.id} id={route.id} screen={route.screen} />;
    case 'exercise':
      return <ExercisePage key={route.id} id={route.id} />;
    case 'glossary':
      return <GlossaryPage term={route.term} />;
    case 'exam':
      return <ExamPage seed={route.seed} />;
    case 'checks':
      return <ChecksPage code={route.code} />;
    case 'incident':
      return <IncidentRoom question={route.question} />;
    case 'teach':
      return <TeachPage />;
    case 'results':
      return <ResultsPage />;
    case 'shared':
      return <SharedPage link={route.link} exercise={route.exercise} />;
    case 'missing':
      return <Missing />;
  }
}

function Missing() {
  useEffect(() => {
    document.title = 'Not found · Auditorium';
  }, []);
  return (
    <div className={styles.missing}>
      <h1>There is no such page</h1>
      <p>
        The address may be mistyped, or from a newer Auditorium. See{' '}
        <a href={addresses.home}>all lessons and exercises</a>.
      </p>
    </div>
  );
}
