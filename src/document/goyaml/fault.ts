/** How go-yaml words an error. Follows `parser.fail` of decode.go in go-yaml v2. */

/** A place in the text, such as that of a token. `line` counts from 0, as inside go-yaml. */
export interface Mark {
  start: number;
  line: number;
}

/** Thrown inside the scanner and the parser, and caught in parseYaml only. */
export class YamlFault extends Error {
  /** Where to show and fix the fault: UTF-16 offset into the text. */
  readonly offset: number;
  constructor(text: string, offset: number) {
    super(`yaml: ${text}`);
    this.offset = offset;
  }
}

/**
 * A fault of the scanner: where it was found, go-yaml's wording, and the start of what was being
 * scanned.
 *
 * go-yaml names no line for a fault on the first line, unless what it scanned started on a later one.
 */
export function scannerFault(at: Mark, problem: string, context: Mark): YamlFault {
  const line = at.line !== 0 ? at.line + 1 : context.line;
  return new YamlFault(withLine(line, problem), isFoundLate(problem) ? context.start : at.start);
}

/**
 * A fault of the parser. As go-yaml does, the line is counted from 0: the message names the line
 * before the one where the fault is.
 */
export function parserFault(at: Mark, problem: string, context?: Mark): YamlFault {
  return new YamlFault(withLine(at.line || (context?.line ?? 0), problem), at.start);
}

function withLine(line: number, problem: string): string {
  return line === 0 ? problem : `line ${line}: ${problem}`;
}

/** Faults that go-yaml reports long after the place to fix: at the next line, or at the end. */
function isFoundLate(problem: string): boolean {
  return problem === "could not find expected ':'" || problem === 'found unexpected end of stream';
}
