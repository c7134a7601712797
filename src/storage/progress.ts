import {
  exerciseProgressFrom,
  joined,
  lessonProgressFrom,
  savedAnswerLimit,
  type ExerciseProgress,
  type LessonProgress,
  type Progress,
} from '../course/progress';

/** One record for each lesson and exercise: two tabs with two of them never meet. */
const prefixes = { lessons: 'auditorium.lesson.', exercises: 'auditorium.exercise.' } as const;

let progress: Progress | undefined;
let isKept = true;
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
  if (isOurs) put(read());
}

function put(next: Progress): void {
  progress = next;
  for (const follow of followers) follow();
}

/** Saves how far the learner is in a lesson. */
export function saveLesson(id: string, next: Omit<LessonProgress, 'at'>): void {
  const item = { ...next, at: Date.now() };
  const now = currentProgress();
  isKept = write(prefixes.lessons + id, item, next.text);
  put({ ...now, lessons: { ...now.lessons, [id]: item } });
}

/** Saves how far the learner is in an exercise. */
export function saveExercise(id: string, next: Omit<ExerciseProgress, 'at'>): void {
  const item = { ...next, at: Date.now() };
  const now = currentProgress();
  isKept = write(prefixes.exercises + id, item, next.answer);
  put({ ...now, exercises: { ...now.exercises, [id]: item } });
}

/** Adds the progress of a file to what is here. */
export function addProgress(file: Progress): void {
  replaceProgress(joined(currentProgress(), file));
}

/** Replaces everything, for a reset and for its undo. */
export function replaceProgress(next: Progress): void {
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
