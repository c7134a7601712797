import { once } from 'node:events';
import { goJson } from '../src/audit/go/json.ts';
import { answerCase } from './answerCase.ts';
import { linesOf } from './lines.ts';

/** Reads cases from standard input and writes answers to standard output, in order. */
for await (const line of linesOf(process.stdin)) {
  const isRoom = process.stdout.write(`${goJson(answerCase(line))}\n`);
  if (!isRoom) await once(process.stdout, 'drain');
}
