import { shownValue } from '../../audit/shownValue';
import type { DifferenceSet } from '../../proofs/differenceSet';
import type { DescribedDifference } from '../../proofs/differenceSets';
import { httpRequest } from '../../proofs/httpRequest';
import { capital, differenceSentence, differenceWords } from './differenceSentence';
import { rulesText, type Compared } from './exceptionWords';
import { markdownOf } from './sentenceText';
import { plain, textOf, valueOf, type Piece } from './sentencePiece';

/** What is known about two policies as a whole. */
export type Verdict = 'equal' | 'different' | 'undecided';

/** Returns whether two policies are equal for every request. */
export function verdictOf({ sets, undecided }: DescribedDifference): Verdict {
  if (sets.length > 0) return 'different';
  return undecided > 0 ? 'undecided' : 'equal';
}

/** Returns what is known about two policies as a whole, in one or two sentences. */
export function verdictSentence(difference: DescribedDifference): string {
  const { sets, more, undecided } = difference;
  const left = `${undecided === 1 ? '1 pair of rules was' : `${undecided} pairs of rules were`} too much to compare`;
  switch (verdictOf(difference)) {
    case 'equal':
      return 'Equal for every request: whatever kube-apiserver receives, both policies give it the same level, stages and managed fields.';
    case 'undecided':
      return `Not decided: no difference was found, but ${left}.`;
    case 'different': {
      if (more > 0)
        return `Different for more than ${sets.length} sets of requests. These are the first.`;
      const count = sets.length === 1 ? 'one set' : `${sets.length} sets`;
      return `Different for ${count} of requests, and equal for all others${undecided === 0 ? '' : `, apart from what is not decided: ${left}`}.`;
    }
  }
}

/** Returns a note about users in the sentences; undefined if they name none. */
export function usersNote(sets: readonly DifferenceSet[]): string | undefined {
  const names = sets.some(({ conditions: { rule } }) => rule.users ?? rule.userGroups);
  return names ? 'Users and groups are those before impersonation.' : undefined;
}

/** Every user but an anonymous one is in it, so it is not worth mentioning. */
const unsaid = 'system:authenticated';

/** It is there to be tried, so it is not cut. */
const urlAtMost = 1000;

/** Returns one request of a set: "For example GET /api/v1/secrets by jane, in developers." */
export function exampleWords({ request }: Pick<DifferenceSet, 'request'>): Piece[] {
  const http = httpRequest(request);
  if (!http) return [];
  const { user } = request;
  const groups = (user?.groups ?? []).filter((group) => group !== unsaid);
  const inGroups = groups.flatMap((group, index) => [
    plain(index === 0 ? ', in ' : ', '),
    valueOf(group, []),
  ]);
  return [
    plain('For example '),
    { text: shownValue(`${http.method} ${http.url}`, urlAtMost), look: 'strong', isValue: true },
    ...(user
      ? [plain(' by '), valueOf(user.username, []), ...inGroups]
      : [plain(' by nobody: a failed login')]),
    plain('.'),
  ];
}

/** Returns the rules that decide a set, before and after: "rule 2 → no rule". */
export function decidersText({ before, after }: DifferenceSet): string {
  const [was, is] = [decidersOf(before), decidersOf(after)];
  return was === is ? was : `${was} → ${is}`;
}

const decidersOf = (rules: readonly (number | undefined)[]) => {
  const named = rules.filter((rule) => rule !== undefined);
  const words = [
    ...(named.length > 0 ? [rulesText(named)] : []),
    ...(named.length < rules.length ? ['no rule'] : []),
  ];
  return words.join(' or ');
};

/** What is known of a set besides: "3 of 71 requests". */
type Note = (set: DifferenceSet) => string;

/** Returns the difference as plain text with \n line endings. */
export function differenceText(
  difference: DescribedDifference,
  compared: Compared,
  note?: Note,
): string {
  return linesOf(difference, compared, textOf, note);
}

/** Returns the difference as Markdown, without a heading: values as code, everything else escaped. */
export function differenceMarkdown(
  difference: DescribedDifference,
  compared: Compared,
  note?: Note,
): string {
  return linesOf(difference, compared, markdownOf, note);
}

function linesOf(
  difference: DescribedDifference,
  compared: Compared,
  write: (pieces: readonly Piece[]) => string,
  note: Note | undefined,
): string {
  const { sets } = difference;
  const list = sets.flatMap((set) => [
    `- ${write(differenceSentence(differenceWords(set, compared)))}`,
    `  ${write([plain(aboutText(set, note)), ...exampleWords(set)])}`,
  ]);
  const users = usersNote(sets);
  const paragraphs = [
    write([plain(verdictSentence(difference))]),
    ...(list.length > 0 ? [list.join('\n')] : []),
    ...(users === undefined ? [] : [write([plain(users)])]),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

const aboutText = (set: DifferenceSet, note: Note | undefined) =>
  `${capital(decidersText(set))}. ${note ? `${capital(note(set))}. ` : ''}`;
