import { callers } from './asked/callers';
import { changes } from './asked/changes';
import { cis } from './asked/cis';
import { credentials } from './asked/credentials';
import { nsa, stig } from './asked/guides';
import { shells } from './asked/shells';
import { volume } from './asked/volume';
import type { Question, QuestionSet } from './question';

/** Every question that is built in, by set. */
export const questionSets: readonly QuestionSet[] = [
  cis,
  stig,
  nsa,
  credentials,
  shells,
  callers,
  changes,
  volume,
];

export const questions: readonly Question[] = questionSets.flatMap((set) => set.questions);
