/** Deeper JSON, and programs with more brackets, would overflow the stack of jq. */
export const deepest = 200;
const programAtMost = 20_000;
const nesting = /\b(?:if|reduce|foreach|try|def|label|and|or|not)\b|[|,?-]/g;
/** So many words and signs that nest, at most. */
const nestingAtMost = 1000;

/**
 * Returns why jq cannot run a program, as a sentence; undefined if it can. Brackets in strings count too: they may
 * hold programs.
 */
export function programRefusal(program: string): string | undefined {
  if (program.length > programAtMost) return 'This program is too long (limit 20,000 characters).';
  const isDeep =
    depthOf(program) > deepest || (program.match(nesting)?.length ?? 0) > nestingAtMost;
  return isDeep ? `This program is nested too deeply (limit ${deepest}).` : undefined;
}

/** Returns why jq cannot read an input, as a sentence; undefined if it can. */
export function inputRefusal(input: string): string | undefined {
  // Brackets in strings may balance it or not, so each value, on a line of its own, begins anew.
  const line = input.split('\n').findIndex((each) => depthOf(each) > deepest);
  return line < 0 ? undefined : `Line ${line + 1} is nested too deeply (limit ${deepest}).`;
}

function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '(' || sign === '[' || sign === '{') most = Math.max(most, ++depth);
    else if (sign === ')' || sign === ']' || sign === '}') depth = Math.max(0, depth - 1);
  }
  return most;
}
