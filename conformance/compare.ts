import { answerCase } from './answerCase.ts';
import { caseLine } from './caseLine.ts';
import { sameAnswer } from './equal.ts';
import type { Oracle } from './oracle.ts';
import type { Answer, Case } from './protocol.ts';
import { shrink } from './shrink.ts';

export interface Difference {
  case: Case;
  go: Answer;
  ours: Answer;
}

const batchSize = 500;
/** How often Go answers again when its answer differs from ours. */
const repeats = 64;

/**
 * Runs the same cases through both sides. Calls `onBatch` with the number compared. Stops early after
 * `enough` differences.
 */
export async function compare(
  cases: Iterable<Case>,
  oracle: Oracle,
  onBatch: (compared: number) => void,
  enough = 20,
): Promise<{ compared: number; random: number; differences: Difference[] }> {
  const differences: Difference[] = [];
  let compared = 0;
  let random = 0;
  for (const batch of batches(cases)) {
    const asked = oracle.answer(batch);
    const ours = batch.map((one) => answerCase(caseLine(one)));
    const theirs = await asked;
    for (const [index, go] of theirs.entries()) {
      const [one, own] = [batch[index], ours[index]];
      if (!one || !own || sameAnswer(go, own)) continue;
      if (await isSaidAtTimes(one, own, oracle)) random += 1;
      else differences.push({ case: one, go, ours: own });
    }
    compared += batch.length;
    onBatch(batch.length);
    if (differences.length >= enough) break;
  }
  return { compared, random, differences };
}

/**
 * Returns whether Go gives our answer at least once. Go iterates over maps in random order, so a case can have
 * several correct answers.
 */
async function isSaidAtTimes(one: Case, ours: Answer, oracle: Oracle): Promise<boolean> {
  const answers = await oracle.answer(Array.from({ length: repeats }, () => one));
  return answers.some((go) => sameAnswer(go, ours));
}

/** Returns a difference without the parts of the case that do not matter. */
export async function shrunk(difference: Difference, oracle: Oracle): Promise<Difference> {
  const ask = async (one: Case): Promise<Difference> => {
    const [go] = await oracle.answer([one]);
    if (!go) throw new Error('the oracle gave no answer');
    return { case: one, go, ours: answerCase(caseLine(one)) };
  };
  const smallest = await shrink(difference.case, async (smaller) => {
    const { go, ours } = await ask(smaller);
    return !sameAnswer(go, ours) && !(await isSaidAtTimes(smaller, ours, oracle));
  });
  return ask(smallest);
}

function* batches(cases: Iterable<Case>): Generator<Case[]> {
  let batch: Case[] = [];
  for (const one of cases) {
    batch.push(one);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
