import {
  exerciseProgressFrom,
  joined,
  lessonProgressFrom,
  savedAnswerLimit,
  type ExerciseProgress,
  type LessonProgress,
  type Progress,
} from '../../course/progress';

/** One record for each lesson and exercise: two tabs with two of them never meet. */
const prefixes = { lessons: 'auditorium.lesson.', exercises: 'auditorium.exercise.' } as const;

/** A change is written after this pause, with those that came meanwhile. */
const pauseMs = 300;

let progress: Progress | undefined;
let isKept = true;
/** By key, what is still to be written. */
const due = new Map<string, () => boolean>();
let timer: ReturnType<typeof setTimeout> | undefined;
const followers = new Set<() => void>();

/** Returns everything done so far, the same object until something changes. Empty when storage is blocked. */
export const currentProgress = (): Progress => (progress ??= read());

/** Whether the last change was saved. It was not when storage is blocked or full, or the answer too long. */
export const isProgressKept = (): boolean => isKept;

/** Calls back when progress changes, here or in another tab. Returns a function that stops. */
export function followProgress(follow: () => void): () => void {
  followers.add(follow);
  if (followers.size === 1) window.addEventListener('storage', takeOver);
  return () => {
    followers.delete(follow);
    if (followers.size === 0) window.removeEventListener('storage', takeOver);
  };
}

function takeOver({ key }: StorageEvent): void {
  const isOurs = key === null || Object.values(prefixes).some((prefix) => key.startsWith(prefix));
  if (!isOurs) return;
  writeNow();
  put(read());
}

function put(next: Progress): void {
  progress = next;
  tell();
}

function tell(): void {
  for (const follow of followers) follow();
}

/** Writes it in a moment, or at once when the page is hidden or left. */
function writeSoon(key: string, item: object, text?: string): void {
  due.set(key, () => write(key, item, text));
  if (timer !== undefined) return;
  timer = setTimeout(writeNow, pauseMs);
  window.addEventListener('pagehide', writeNow);
  document.addEventListener('visibilitychange', writeNow);
}

function writeNow(): void {
  const wasKept = isKept;
  if (due.size > 0) isKept = [...due.values()].map((each) => each()).every(Boolean);
  stopWriting();
  if (isKept !== wasKept) tell();
}

function stopWriting(): void {
  due.clear();
  clearTimeout(timer);
  timer = undefined;
  window.removeEventListener('pagehide', writeNow);
  document.removeEventListener('visibilitychange', writeNow);
}

/** Keeps how far the learner is in a lesson, and saves it in a moment. */
export function saveLesson(id: string, next: Omit<LessonProgress, 'at'>): void {
  const item = { ...next, at: Date.now() };
  const now = currentProgress();
  writeSoon(prefixes.lessons + id, item, next.text);
  put({ ...now, lessons: { ...now.lessons, [id]: item } });
}

/** Keeps how far the learner is in an exercise, and saves it in a moment. */
export function saveExercise(id: string, next: Omit<ExerciseProgress, 'at'>): void {
  const item = { ...next, at: Date.now() };
  const now = currentProgress();
  writeSoon(prefixes.exercises + id, item, next.answer);
  put({ ...now, exercises: { ...now.exercises, [id]: item } });
}

/** Adds the progress of a file to what is here. */
export function addProgress(file: Progress): void {
  replaceProgress(joined(currentProgress(), file));
}

/** Replaces everything, for a reset and for its undo. */
export function replaceProgress(next: Progress): void {
  stopWriting();
  for (const key of ourKeys()) attempt(() => localStorage.removeItem(key));
  isKept = [
    ...Object.entries(next.lessons).map(([id, item]) => write(prefixes.lessons + id, item)),
    ...Object.entries(next.exercises).map(([id, item]) => write(prefixes.exercises + id, item)),
  ].every(Boolean);
  put(next);
}

const read = (): Progress => ({
  lessons: itemsAt(prefixes.lessons, lessonProgressFrom),
  exercises: itemsAt(prefixes.exercises, exerciseProgressFrom),
});

function itemsAt<Item>(prefix: string, itemFrom: (value: unknown) => Item | undefined) {
  const items = ourKeys().flatMap((key): [string, Item][] => {
    if (!key.startsWith(prefix)) return [];
    const value = attempt(() => JSON.parse(localStorage.getItem(key) ?? 'null') as unknown);
    const item = itemFrom(value);
    return item ? [[key.slice(prefix.length), item]] : [];
  });
  return Object.fromEntries(items);
}

const ourKeys = (): string[] =>
  (attempt(() => Object.keys(localStorage)) ?? []).filter((key) =>
    Object.values(prefixes).some((prefix) => key.startsWith(prefix)),
  );

function write(key: string, item: object, text = ''): boolean {
  if (text.length > savedAnswerLimit) return false;
  return attempt(() => (localStorage.setItem(key, JSON.stringify(item)), true)) ?? false;
}

/** Returns the result; undefined when storage is blocked or full, or what it holds is no JSON. */
function attempt<Result>(task: () => Result): Result | undefined {
  try {
    return task();
  } catch {
    return undefined;
  }
}
