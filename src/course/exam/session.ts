import { entriesIn } from '../../workspace/entriesIn';
import { savedAnswerLimit } from '../progress';
import { seedFrom } from './drawExam';

/** One sitting of an exam. Times are in ms. */
export interface Session {
  seed: string;
  /** The time for all tasks. */
  totalMs: number;
  /** How much of it is over. */
  usedMs: number;
  /** The time of day when `usedMs` was counted, since 1970. */
  countedAt: number;
  /** By the id of the exercise: a policy, or answers as JSON. */
  answers: Readonly<Record<string, string>>;
  flagged: readonly string[];
  /** The task that is open, from 0. */
  current: number;
  isFinished: boolean;
  /** The tab that writes the answers. */
  owner: string;
}

/** Begins a sitting. */
export const begin = (seed: string, minutes: number, owner: string, now: number): Session => ({
  seed,
  totalMs: minutes * 60_000,
  usedMs: 0,
  countedAt: now,
  answers: {},
  flagged: [],
  current: 0,
  isFinished: false,
  owner,
});

export const remainingMs = ({ totalMs, usedMs }: Session): number => Math.max(0, totalMs - usedMs);

/**
 * Counts time that has passed while the page was open, as measured by a clock that nobody sets. The exam is finished
 * when none is left.
 */
export function afterTime(session: Session, passedMs: number, now: number): Session {
  if (session.isFinished) return session;
  const usedMs = Math.min(session.totalMs, session.usedMs + Math.max(0, passedMs));
  return { ...session, usedMs, countedAt: now, isFinished: usedMs >= session.totalMs };
}

/**
 * Returns a sitting after the page was closed: the time away counts. Only the time of day can tell it; if that was
 * set back meanwhile, nothing is counted.
 */
export const resumed = (session: Session, now: number): Session =>
  afterTime(session, now - session.countedAt, now);

/** Reads a sitting from data of any origin; undefined if it is none. Never throws. */
export function sessionFrom(value: unknown): Session | undefined {
  const given = entriesIn(value);
  const seed = seedFrom(string(given?.get('seed')));
  const [totalMs, usedMs, countedAt, current] = ['totalMs', 'usedMs', 'countedAt', 'current'].map(
    (name) => number(given?.get(name)),
  );
  if (!given || seed === undefined || !totalMs) return undefined;
  return {
    seed,
    totalMs,
    usedMs: Math.min(usedMs ?? 0, totalMs),
    countedAt: countedAt ?? 0,
    current: Math.floor(current ?? 0),
    answers: Object.fromEntries(
      [...(entriesIn(given.get('answers')) ?? [])].filter(
        (entry): entry is [string, string] =>
          typeof entry[1] === 'string' && entry[1].length <= savedAnswerLimit,
      ),
    ),
    flagged: strings(given.get('flagged')),
    isFinished: given.get('isFinished') === true,
    owner: string(given.get('owner')),
  };
}

const number = (value: unknown) =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
const string = (value: unknown) => (typeof value === 'string' ? value : '');
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

/** Returns a time that is left as m:ss, or h:mm:ss. */
export function timeText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  const rest = `${hours > 0 ? two(minutes) : minutes}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
