import type { Change } from '../../audit/change';
import type { EditResult, TextEdit } from '../textEdit';
import type { Span } from '../tree';
import type { Expression } from './expressions';
import { shownExpression, templateOf } from './template';

/**
 * Returns the edits of a text if they leave the expressions of a template alone; otherwise a reason. An edit must not
 * overlap an expression, and where expressions decide about lines (if, for), it must not add, remove or move lines:
 * they could end up on the wrong side. Returns the edits of any other text unchanged.
 */
export function keepExpressions(text: string, result: EditResult): EditResult {
  if (result.refused !== undefined) return result;
  const template = templateOf(text);
  if (!template) return result;
  const { expressions, hasLines, first } = template;
  if (hasLines && result.edits.some((edit) => changesLines(text, edit))) {
    return {
      refused: `This is ${template.kind.name}: ${shownExpression(first.text)} decides which lines are there. Edit the YAML instead.`,
      at: { start: first.start, end: first.end },
    };
  }
  const touched = expressions.find((expression) => {
    const span = protectedSpan(text, expression);
    return result.edits.some((edit) => overlaps(edit, span));
  });
  if (touched) {
    return {
      refused: `${shownExpression(touched.text)} is a template expression. Edit the YAML instead.`,
      at: { start: touched.start, end: touched.end },
    };
  }
  return result;
}

/** Returns whether the user meant whatever these changes remove or move, expressions included. */
export function meansWhole(changes: readonly Change[]): boolean {
  return changes.every(
    ({ kind }) => kind === 'remove' || kind === 'moveRule' || kind === 'duplicateRule',
  );
}

/** Returns whether an edit changes an expression or inserts into it. */
function overlaps(edit: TextEdit, { start, end }: Span): boolean {
  return edit.start === edit.end
    ? start < edit.start && edit.start < end
    : edit.start < end && start < edit.end;
}

/** The span of an expression; of a comment for ytt, from the colon or dash before it: it stands for the value there. */
function protectedSpan(text: string, { syntax, start, end }: Expression): Span {
  if (syntax !== '#@') return { start, end };
  const value = /[:-][ \t]*$/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start));
  return { start: start - (value?.[0].length ?? 0), end };
}

function changesLines(text: string, { start, end, insert }: TextEdit): boolean {
  return insert.includes('\n') || text.slice(start, end).includes('\n');
}
