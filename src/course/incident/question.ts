import type { AuditLog, LoggedRequest } from './auditLog';
import type { Filter } from './filter';

/** Help with a question: a sentence, and a filter or a jq program that shows what it speaks of. */
export interface Hint {
  says: string;
  filter?: Partial<Filter>;
  program?: string;
  /** The program takes all lines as one array, as with --slurp. */
  isSlurped?: true;
}

interface QuestionBase {
  /** In the address, and in the saved progress. */
  id: string;
  title: string;
  /** What is asked, in Markdown's paragraphs, lists, `code` and **strong**. */
  asks: string;
  /** The first helps least. */
  hints: readonly Hint[];
  /** Said after the right answer, in the same Markdown. */
  why: string;
}

/** Why a wrong answer is wrong. It never says the right one. */
export interface Reason<Answer> {
  isFor: (answer: Answer, log: AuditLog) => boolean;
  says: string;
}

/** A question that one request of the log answers. */
export interface PickQuestion extends QuestionBase {
  kind: 'pick';
  isRight: (request: LoggedRequest, log: AuditLog) => boolean;
  /** The first that is for the picked request is said. */
  reasons: readonly Reason<LoggedRequest>[];
  /** Said of all other requests. */
  otherwise: string;
}

/** A question that a word or a command answers. */
export interface TextQuestion extends QuestionBase {
  kind: 'text';
  /** The label of the field. */
  label: string;
  /** The right answer, read from the log. */
  answer: (log: AuditLog) => string;
  reasons: readonly Reason<string>[];
  otherwise: string;
}

/** A question with one right answer among several. */
export interface ChoiceQuestion extends QuestionBase {
  kind: 'choice';
  /** `because` is said of a wrong one. */
  options: readonly { says: string; because?: string }[];
  /** The number of the right one, from 0, read from the log and its policy. */
  right: (log: AuditLog, policy: string) => number;
}

export type Question = PickQuestion | TextQuestion | ChoiceQuestion;

/** What became of an answer: a wrong one has a reason. */
export type Judged = { isRight: true } | { isRight: false; reason: string };

const right: Judged = { isRight: true };
const wrong = (reason: string): Judged => ({ isRight: false, reason });

/** Judges the request that was picked. */
export function judgePick(question: PickQuestion, request: LoggedRequest, log: AuditLog): Judged {
  if (question.isRight(request, log)) return right;
  const found = question.reasons.find(({ isFor }) => isFor(request, log));
  return wrong(found?.says ?? question.otherwise);
}

/** Judges a typed answer. Case, quotes around it and runs of spaces do not matter. */
export function judgeText(question: TextQuestion, typed: string, log: AuditLog): Judged {
  const given = plain(typed);
  if (given === plain(question.answer(log))) return right;
  if (given === '') return wrong('Type an answer first.');
  const found = question.reasons.find(({ isFor }) => isFor(given, log));
  return wrong(found?.says ?? question.otherwise);
}

const plain = (text: string) =>
  text
    .trim()
    .replace(/^(["'`])(.*)\1$/s, '$2')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** Judges the option that was chosen, a number from 0. */
export function judgeChoice(
  question: ChoiceQuestion,
  chosen: number,
  log: AuditLog,
  policy: string,
): Judged {
  if (question.right(log, policy) === chosen) return right;
  return wrong(question.options[chosen]?.because ?? 'Choose an answer first.');
}
