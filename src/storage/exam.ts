import { sessionFrom, type Session } from '../course/exam/session';
import { newId } from './id';
import { keptText } from './keptText';

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

const sitting = keptText('auditorium.exam');

let known: { raw: string | undefined; session: Session | undefined } | undefined;

/** Returns the saved sitting, the same object until it changes; undefined if there is none. */
export function currentSession(): Session | undefined {
  const raw = sitting.current();
  if (!known || known.raw !== raw)
    known = { raw, session: raw === undefined ? undefined : parsed(raw) };
  return known.session;
}

function parsed(raw: string): Session | undefined {
  try {
    return sessionFrom(JSON.parse(raw));
  } catch {
    return undefined;
  }
}

/** Saves the sitting; undefined removes it. Returns whether it is stored: otherwise a reload loses it. */
export const saveSession = (session: Session | undefined): boolean =>
  sitting.save(session && JSON.stringify(session));

/** Calls back when the sitting changes, here or in another tab. Returns a function that stops. */
export const followSession = sitting.follow;
