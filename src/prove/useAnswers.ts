import { useEffect, useState } from 'react';
import type { Policy } from '../audit/types';
import type { Answer } from '../questions/ask';
import type { Question } from '../questions/question';
import { inSlices } from '../state/inSlices';
import { answering } from './answering';

/** The answers that are known, by question. */
export type Answers = ReadonlyMap<Question, Answer>;

interface Known {
  policy: Policy;
  answers: Answers;
}

/** Asks a policy in short tasks, and returns the answers as they come; those about another policy go. */
export function useAnswers(policy: Policy | null, questions: readonly Question[]): Answers {
  const [known, setKnown] = useState<Known>();
  const current = policy && known?.policy === policy ? known.answers : none;
  useEffect(() => {
    if (!policy) return;
    const missing = questions.filter((question) => !current.has(question));
    if (missing.length === 0) return;
    let fresh: [Question, Answer][] = [];
    const steps = answering(policy, missing, (answer) => fresh.push([answer.question, answer]));
    return inSlices(steps, () => {
      if (fresh.length === 0) return;
      const more = fresh;
      fresh = [];
      setKnown((before) => ({
        policy,
        answers: new Map([...(before?.policy === policy ? before.answers : none), ...more]),
      }));
    });
    // What is known grows while this works: only another policy or question begins again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [policy, questions]);
  return current;
}

const none: Answers = new Map();
