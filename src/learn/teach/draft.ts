import { readCourse, writeCourse, type SharedCourse } from '../../course/teaching/courseFile';
import { teachersDraft } from '../../storage/keptText';

/** What a teacher is writing, and whether this browser keeps it. */
export interface Draft {
  course: SharedCourse;
  isKept: boolean;
  /** What was saved and cannot be read here, or not all of it: it stays as it is. */
  unread?: string;
  /** What of it cannot be read, each with its place; absent: nothing of it can be read. */
  leftOut?: readonly string[];
}

const none: SharedCourse = { title: '', exercises: [] };

let draft: Draft | undefined;
let written: string | undefined;
const followers = new Set<() => void>();

/** Returns the draft, the same object until it changes. */
export const currentDraft = (): Draft => (draft ??= read());

function read(): Draft {
  written = teachersDraft.current();
  if (written === undefined) return { course: none, isKept: true };
  const course = readCourse(written);
  if ('refused' in course) return { course: none, isKept: false, unread: written };
  const { leftOut } = course;
  return leftOut.length === 0
    ? { course, isKept: true }
    : { course, isKept: false, unread: written, leftOut };
}

/** Changes the draft and saves it. */
export function saveDraft(course: SharedCourse): void {
  const { unread, leftOut } = currentDraft();
  if (unread !== undefined) put({ course, isKept: false, unread, ...(leftOut && { leftOut }) });
  else {
    written = writeCourse(course, 'teacher');
    put({ course, isKept: teachersDraft.save(written) });
  }
}

/** Gives up what cannot be read, so that the draft can be saved again. */
export function dropUnread(): void {
  const { course } = currentDraft();
  draft = { course, isKept: true };
  saveDraft(course);
}

function put(next: Draft): void {
  draft = next;
  for (const follow of followers) follow();
}

/** Calls back when the draft changes, here or in another tab. Returns a function that stops. */
export function followDraft(follow: () => void): () => void {
  followers.add(follow);
  const stop = teachersDraft.follow(() => {
    if (teachersDraft.current() === written) return;
    draft = read();
    follow();
  });
  return () => {
    followers.delete(follow);
    stop();
  };
}
