import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { openCourse } from '../../course/teaching/courseFile';
import { decodeCourse } from '../../storage/teaching/courseLink';
import { openedCourseFile } from '../../storage/keptText';
import { addresses } from '../../course/addresses';
import { CourseList } from './CourseList';
import { OpenCourseFile } from './OpenCourseFile';
import { SharedWork } from './SharedWork';
import styles from './Shared.module.css';

interface Props {
  /** What the address holds; `file`: the file that was opened last; undefined: a file is yet to be opened. */
  link: string | undefined;
  /** From 0; undefined: all of them. */
  exercise: number | undefined;
  /** The page is part of another site's. */
  isEmbedded?: boolean;
}

/** The exercises of a teacher, as a student opens them. */
export default function SharedPage({ link, exercise, isEmbedded = false }: Props) {
  const file = useSyncExternalStore(openedCourseFile.follow, openedCourseFile.current);
  const opened = useMemo(() => {
    if (link !== 'file') return link === undefined ? undefined : decodeCourse(link);
    return file === undefined ? undefined : openCourse(file);
  }, [link, file]);
  const course = opened && 'exercises' in opened ? opened : undefined;
  const one = course?.exercises[course.exercises.length === 1 ? 0 : (exercise ?? -1)];
  const title = one?.task.title ?? course?.title ?? '';
  useEffect(() => {
    document.title = `${title || 'From your teacher'} · Learn · Auditorium`;
  }, [title]);
  if (!opened || link === undefined) return <OpenCourseFile />;
  if (!course) {
    return (
      <div className={styles.page}>
        <h1>These exercises cannot be opened</h1>
        <p role="alert">{'refused' in opened && opened.refused}</p>
        {!isEmbedded && (
          <p>
            <a href={addresses.shared()}>Open a file instead</a>, or see{' '}
            <a href={addresses.home}>the course of Auditorium</a>.
          </p>
        )}
      </div>
    );
  }
  return one ? (
    <SharedWork
      key={one.task.id}
      opened={one}
      course={course}
      link={link}
      isEmbedded={isEmbedded}
    />
  ) : (
    <CourseList course={course} link={link} />
  );
}
