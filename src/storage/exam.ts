import { sessionFrom, type Session } from '../course/exam/session';
import { newId } from './id';

const key = 'auditorium.exam';

const tabKey = 'auditorium.tab';

/** The name of this tab in a sitting: the same after a reload. */
export const thisTab = tabName();

function tabName(): string {
  const fresh = newId();
  try {
    const known = sessionStorage.getItem(tabKey);
    if (known !== null) return known;
    sessionStorage.setItem(tabKey, fresh);
  } catch {
    // Then a reload asks whether to continue here.
  }
  return fresh;
}

let known: { raw: string | null; session: Session | undefined } | undefined;
const followers = new Set<() => void>();

/** Returns the saved sitting, the same object until it changes; undefined if there is none or storage is blocked. */
export function currentSession(): Session | undefined {
  const raw = read();
  if (!known || known.raw !== raw) known = { raw, session: raw === null ? undefined : parsed(raw) };
  return known.session;
}

function read(): string | null {
  try {
    return localStorage.getItem(key) ?? inMemory;
  } catch {
    return inMemory;
  }
}

/** Where the sitting is if this browser does not store it: a reload loses it. */
let inMemory: string | null = null;

function parsed(raw: string): Session | undefined {
  try {
    return sessionFrom(JSON.parse(raw));
  } catch {
    return undefined;
  }
}

/** Saves the sitting; undefined removes it. Returns whether it is stored. */
export function saveSession(session: Session | undefined): boolean {
  inMemory = session ? JSON.stringify(session) : null;
  let isStored = true;
  try {
    if (inMemory === null) localStorage.removeItem(key);
    else localStorage.setItem(key, inMemory);
    if (localStorage.getItem(key) === inMemory) inMemory = null;
  } catch {
    isStored = false;
  }
  for (const follow of followers) follow();
  return isStored;
}

/** Calls back when the sitting changes, here or in another tab. Returns a function that stops. */
export function followSession(follow: () => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.key === key || event.key === null) follow();
  };
  followers.add(follow);
  window.addEventListener('storage', listen);
  return () => {
    followers.delete(follow);
    window.removeEventListener('storage', listen);
  };
}
