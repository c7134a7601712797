import type { ShownKind } from '../../catalog/types';
import { attributesFor, type Row } from '../../engine/decide';
import { levelWords } from './levelWords';

const ruleWord = /\bno rule\b|\brule (\d+)|#(\d+)/i;

/**
 * Returns the rows of one kind that match a filter: "rule 3", "#3" or "no rule" names the matching
 * rule, every other word must occur in command, title, user, verb, method, URL, code or level. With a hidden
 * answer, rule and level cannot be asked for.
 */
export function filterRows(
  rows: readonly Row[],
  kind: ShownKind,
  filter: string,
  isAnswerHidden = false,
): Row[] {
  const asked = isAnswerHidden ? null : ruleWord.exec(filter);
  const number = asked?.[1] ?? asked?.[2];
  const rule = number === undefined ? undefined : Number(number) - 1;
  const words = (asked ? filter.replace(ruleWord, ' ') : filter)
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean);
  return rows.filter(
    (row) =>
      (kind === 'All' || row.request.kinds.includes(kind)) &&
      (!asked || row.decision.rule === rule) &&
      (words.length === 0 || containsAll(textOf(row, isAnswerHidden), words)),
  );
}

function containsAll(text: string, words: string[]): boolean {
  return words.every((word) => text.includes(word));
}

function textOf(row: Row, isAnswerHidden: boolean): string {
  const { request } = row;
  const { command, title, method, url, user, response, group = '' } = request;
  const { verb } = attributesFor(request);
  const who = user?.username ?? 'nobody';
  const level = isAnswerHidden ? '' : levelWords(row);
  return `${command} ${group} ${title} ${verb} ${method} ${url} ${who} ${response.code} ${level}`.toLowerCase();
}
