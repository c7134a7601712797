import { spawn } from 'node:child_process';
import { caseLine } from './caseLine.ts';
import { linesOf } from './lines.ts';
import type { Answer, Case } from './protocol.ts';

/** A running oracle: cases in, kube-apiserver's own answers out. */
export interface Oracle {
  answer(cases: readonly Case[]): Promise<Answer[]>;
  close(): void;
}

/** Starts the oracle at `path`. */
export function startOracle(path: string): Oracle {
  const child = spawn(path, [], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = linesOf(child.stdout);
  return {
    answer: async (cases) => {
      const lines = cases.map((one) => `${caseLine(one)}\n`).join('');
      // Not waited for: the oracle goes on reading only when its answers are read.
      child.stdin.write(lines);
      const found: Answer[] = [];
      while (found.length < cases.length) {
        const { value, done } = await answers.next();
        if (done)
          throw new Error(`the oracle ended after ${found.length} of ${cases.length} cases`);
        found.push(JSON.parse(value) as Answer);
      }
      return found;
    },
    close: () => child.stdin.end(),
  };
}
