import {
  expressionAt,
  templateMessage,
  templateSentence,
  type Template,
} from '../document/templates/template';
import type { Span } from '../document/tree';
import type { Problem } from './problem';
import { fixInSteps } from './problemFix';

/** Every fix is tried, which takes time in proportion to the text. In UTF-16 units; what is left is not offered. */
const editedAtMost = 3_000_000;

/**
 * Returns the problems of a text that is a template: adds what kind of template it is, unless an error already says so.
 * Leaves out findings about values with expressions, because what is rendered is unknown, and fixes that would change an
 * expression or the lines around it. Pauses.
 */
export function* templateProblems(
  text: string,
  template: Template,
  problems: readonly Problem[],
): Generator<undefined, Problem[]> {
  const touches = (span: Span) => expressionAt(template.expressions, span) !== undefined;
  const advice = templateSentence(template);
  let triedAtMost = editedAtMost / text.length;
  const kept: Problem[] = [];
  for (const problem of problems) {
    if (problem.source !== 'kube-apiserver' && touches(problem.range)) continue;
    const isItsDoing = problem.severity === 'error' && touches(lineAround(text, problem.range));
    const said = isItsDoing ? { ...problem, advice } : problem;
    const isTried = !said.fix || --triedAtMost >= 0;
    kept.push(isTried ? yield* withSafeFix(text, said) : unfixed(said));
  }
  return kept.some((problem) => problem.advice === advice) ? kept : [...kept, own(template)];
}

function own(template: Template): Problem {
  const { first, kind } = template;
  return {
    code: 'template',
    source: 'auditorium',
    severity: 'warning',
    message: templateMessage(template),
    advice: kind.render,
    range: { start: first.start, end: first.end },
    rule: undefined,
  };
}

function* withSafeFix(text: string, problem: Problem): Generator<undefined, Problem> {
  const { fix } = problem;
  if (!fix || 'extract' in fix) return problem;
  return (yield* fixInSteps(text, fix)).refused === undefined ? problem : unfixed(problem);
}

function unfixed({ fix: _fix, ...problem }: Problem): Problem {
  return problem;
}

/** The line that a problem starts in. */
function lineAround(text: string, { start }: Span): Span {
  const end = text.indexOf('\n', start);
  return {
    start: text.lastIndexOf('\n', start - 1) + 1,
    end: end === -1 ? text.length : end,
  };
}
