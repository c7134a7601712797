import type { RequestKind } from '../../catalog/types';
import type { Row } from '../../state/decisions';

/**
 * The rows of one kind whose words all occur in what the row shows: command, title, user, verb,
 * URL, level, "rule 3" or "no rule".
 */
export function filterRows(rows: readonly Row[], kind: RequestKind | 'All', filter: string): Row[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      (kind === 'All' || row.request.kinds.includes(kind)) &&
      (words.length === 0 || containsAll(textOf(row), words)),
  );
}

function containsAll(text: string, words: string[]): boolean {
  return words.every((word) => text.includes(word));
}

function textOf({ request, decision }: Row): string {
  const rule =
    decision.rule === undefined ? 'no rule' : `rule ${decision.rule + 1} #${decision.rule + 1}`;
  const { command, title, method, url, user, response } = request;
  return `${command} ${title} ${method} ${url} ${user?.username ?? 'nobody'} ${response.code} ${decision.level} ${rule}`.toLowerCase();
}
