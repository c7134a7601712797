import { nearest } from '../../analysis/nearest';
import { shownValue } from '../../audit/shownValue';
import { isStep } from '../../audit/steps';
import { ruleSpans } from '../../document/locate';
import type { Span, TreeNode } from '../../document/tree';
import { lineAt } from '../lineAt';
import type { Problem } from '../problem';

/** A comment that allows what a check reports: `# auditorium: allow no-catch-all, verb-unknown`. */
interface Allowance {
  codes: readonly { code: string; range: Span }[];
  /** The comment. */
  range: Span;
  /** The line that it speaks of, from 1; undefined: the whole file. */
  line: number | undefined;
}

const comment = /^((?:[^#\n]*[^\S\n])?)#[^\S\n]*auditorium:[^\S\n]*allow\b([^\n]*)/gim;

/**
 * Leaves out what a comment in the policy allows. A comment speaks of its own line; if it stands alone, of the next line
 * that is no comment. If that is the first line of a rule, it speaks of the rule; above all else, of the file. Words of
 * kube-apiserver cannot be allowed away. A comment that allows nothing is a problem. Pauses.
 */
export function* withoutAllowed(
  text: string,
  root: TreeNode | null,
  problems: readonly Problem[],
): Generator<undefined, Problem[]> {
  const allowances = allowancesIn(text);
  if (allowances.length === 0) return [...problems];
  const lineOf = lineAt(text);
  const ruleOn = new Map(ruleSpans(root).map(({ start }, rule) => [lineOf(start), rule]));
  const used = new Set<object>();
  const left: Problem[] = [];
  for (const [at, problem] of problems.entries()) {
    if (isStep(at)) yield;
    const allowed = problem.source === 'auditorium' ? covering(problem) : [];
    for (const each of allowed) used.add(each);
    if (allowed.length === 0) left.push(problem);
  }
  const unused = allowances.flatMap(({ codes }) => codes.filter((each) => !used.has(each)));
  return [...left, ...unused.map((each) => unusedAllowance(each, problems))];

  function covering({ code, range, rule }: Problem) {
    const line = lineOf(range.start);
    return allowances
      .filter((each) => each.line === undefined || each.line === line || isRule(each.line, rule))
      .flatMap(({ codes }) => codes.filter((each) => each.code === code));
  }

  function isRule(line: number, rule: number | undefined): boolean {
    return rule !== undefined && ruleOn.get(line) === rule;
  }
}

/** Returns the comments of a text that allow something. */
function allowancesIn(text: string): Allowance[] {
  if (!/auditorium:/i.test(text)) return [];
  const lines = text.split('\n');
  const lineOf = lineAt(text);
  const isAside = (line: string) => /^\s*(?:#|$|---|%)/.test(line);
  const first = lines.findIndex((line) => !isAside(line)) + 1;
  return [...text.matchAll(comment)].map((match) => {
    const [whole, before = '', said = ''] = match;
    const start = match.index + before.length;
    const own = lineOf(start);
    // What follows the codes is a reason: "allow no-catch-all: the webhook drops the rest".
    const list = /^(?:[\s,]*[a-z]+(?:-[a-z]+)*)*/.exec(said)?.[0] ?? '';
    const from = match.index + whole.length - said.length;
    const codes = [...codesOf(list)].map(({ code, at }) => ({
      code,
      range: { start: from + at, end: from + at + code.length },
    }));
    const isAlone = before.trim() === '';
    const below = isAlone
      ? lines.findIndex((line, index) => index >= own && !isAside(line)) + 1
      : own;
    return {
      codes,
      range: { start, end: match.index + whole.length },
      line: isAlone && (first === 0 || own < first) ? undefined : below,
    };
  });
}

/** Codes are separated by commas; a word without one begins the reason. */
function* codesOf(list: string) {
  let isNext = true;
  for (const match of list.matchAll(/,|[a-z]+(?:-[a-z]+)*/g)) {
    if (match[0] === ',') isNext = true;
    else if (isNext) {
      isNext = false;
      yield { code: match[0], at: match.index };
    } else return;
  }
}

function unusedAllowance(
  { code, range }: { code: string; range: Span },
  problems: readonly Problem[],
): Problem {
  const same = problems.filter((problem) => problem.code === code);
  const isServer = same.some(({ source }) => source === 'kube-apiserver');
  const close = nearest(code, new Set(problems.map((problem) => problem.code)));
  const why = isServer
    ? 'what kube-apiserver reports cannot be allowed'
    : same.length > 0
      ? 'what it allows is reported elsewhere'
      : 'nothing is reported here under this code';
  const meant = close !== undefined && close !== code ? ` Did you mean ${close}?` : '';
  return {
    code: 'allowance-unused',
    source: 'auditorium',
    severity: 'notice',
    message: `This comment allows ${shownValue(code)}, but ${why}.${meant}`,
    advice: '',
    range,
    rule: undefined,
  };
}
