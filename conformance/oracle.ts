import { spawn } from 'node:child_process';
import { caseLine } from './caseLine.ts';
import { linesOf } from './lines.ts';
import type { Answer, Case } from './protocol.ts';

/** A running oracle, which answers cases with kube-apiserver's own code. */
export interface Oracle {
  answer(cases: readonly Case[]): Promise<Answer[]>;
  /** Answers cases that are already lines of input, with lines of output. */
  answerLines(lines: readonly string[]): Promise<string[]>;
  close(): void;
}

/** Starts the oracle at `path`. */
export function startOracle(path: string): Oracle {
  const child = spawn(path, [], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = linesOf(child.stdout);
  const answerLines = async (lines: readonly string[]) => {
    // Not awaited: the oracle stops reading until its answers are read.
    child.stdin.write(lines.map((line) => `${line}\n`).join(''));
    const found: string[] = [];
    while (found.length < lines.length) {
      const { value, done } = await answers.next();
      if (done)
        throw new Error(`the oracle stopped after ${found.length} of ${lines.length} cases`);
      found.push(value);
    }
    return found;
  };
  return {
    answerLines,
    answer: async (cases) =>
      (await answerLines(cases.map(caseLine))).map((line) => JSON.parse(line) as Answer),
    close: () => child.stdin.end(),
  };
}
