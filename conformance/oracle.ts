import { spawn } from 'node:child_process';
import { caseLine } from './caseLine.ts';
import { linesOf } from './lines.ts';
import type { Answer, Case } from './protocol.ts';

/** A running oracle: cases in, kube-apiserver's own answers out. */
export interface Oracle {
  answer(cases: readonly Case[]): Promise<Answer[]>;
  /** The same with the lines as written. */
  answerLines(lines: readonly string[]): Promise<string[]>;
  close(): void;
}

/** Starts the oracle at `path`. */
export function startOracle(path: string): Oracle {
  const child = spawn(path, [], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = linesOf(child.stdout);
  const answerLines = async (lines: readonly string[]) => {
    // Not waited for: the oracle goes on reading only when its answers are read.
    child.stdin.write(lines.map((line) => `${line}\n`).join(''));
    const found: string[] = [];
    while (found.length < lines.length) {
      const { value, done } = await answers.next();
      if (done) throw new Error(`the oracle ended after ${found.length} of ${lines.length} cases`);
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
