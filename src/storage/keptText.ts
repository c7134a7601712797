/** A text that is kept in this browser under one key. */
export interface KeptText {
  /** Returns it; undefined if there is none. */
  current: () => string | undefined;
  /** Keeps a text; undefined removes it. Returns whether it is stored: otherwise a reload loses it. */
  save: (text: string | undefined) => boolean;
  /** Calls back when it changes, here or in another tab. Returns a function that stops. */
  follow: (follow: () => void) => () => void;
}

/** Returns the text of a key. Nothing throws: while storage is blocked or full, the text is only in memory. */
export function keptText(key: string): KeptText {
  const followers = new Set<() => void>();
  /** Where the text is while it cannot be stored. */
  let inMemory: string | undefined;
  return {
    current() {
      try {
        return inMemory ?? localStorage.getItem(key) ?? undefined;
      } catch {
        return inMemory;
      }
    },
    save(text) {
      inMemory = text;
      try {
        if (text === undefined) localStorage.removeItem(key);
        else localStorage.setItem(key, text);
        inMemory = undefined;
      } catch {
        // Blocked or full: it is only in memory.
      }
      for (const follow of followers) follow();
      return inMemory === undefined;
    },
    follow(follow) {
      const listen = (event: StorageEvent) => {
        if (event.key !== key && event.key !== null) return;
        inMemory = undefined;
        follow();
      };
      followers.add(follow);
      window.addEventListener('storage', listen);
      return () => {
        followers.delete(follow);
        window.removeEventListener('storage', listen);
      };
    },
  };
}

/** How a control plane is to be set up for auditing. */
export const chosenSetup = keptText('auditorium.setup');

/** The exercises that a teacher is writing. */
export const teachersDraft = keptText('auditorium.teach');

/** The file with exercises that a student opened last. */
export const openedCourseFile = keptText('auditorium.course');

/** The name that a student typed for the results. */
export const studentName = keptText('auditorium.student');
