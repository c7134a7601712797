// Compares what is proved of random policies with every request of small worlds.
//   npm run conformance:proofs -- --policies 100000 --seed 7
import { parseArgs } from 'node:util';
import type { Policy } from '../src/audit/types';
import { askAll } from '../src/questions/ask';
import { changedPolicy } from '../src/testing/proofs/changedPolicy';
import { checkDifference } from '../src/testing/proofs/checkDifference';
import { checkReachability } from '../src/testing/proofs/checkReachability';
import { checkSimplified } from '../src/testing/proofs/checkSimplified';
import { drawAlphabet, drawFrom, drawRule, requestsOf } from '../src/testing/proofs/smallWorld';
import { checkAnswer } from '../src/testing/questions/checkAnswer';
import { drawPolicy, drawQuestion } from '../src/testing/questions/drawQuestion';

/** Policies of one world: what its requests are takes longer than to look at them. */
const ofWorld = 50;

const { values } = parseArgs({
  options: {
    policies: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
  },
});
const draw = drawFrom(Number(values.seed));
const counts = { policies: 0, requests: 0, rules: 0, sets: 0, steps: 0, answers: 0 };
for (let left = Number(values.policies); left > 0; left -= ofWorld) {
  const alphabet = drawAlphabet(draw);
  const requests = requestsOf(alphabet);
  const rule = () => drawRule(alphabet, draw);
  for (let each = 0; each < Math.min(left, ofWorld); each++) {
    const policy: Policy = { rules: Array.from({ length: 2 + draw.next(6) }, rule) };
    const after = changedPolicy(policy, rule, draw);
    const reach = checkReachability(policy.rules, requests);
    const compared = checkDifference(policy, after, requests);
    const simplified = checkSimplified(policy, requests);
    const asked = drawPolicy(alphabet, draw);
    const answers = askAll(asked, [drawQuestion(alphabet, draw)]);
    const answered = answers.flatMap((answer) => checkAnswer(answer, asked, requests));
    counts.policies++;
    counts.requests += requests.length;
    counts.rules += policy.rules.length;
    counts.sets += compared.sets;
    counts.steps += simplified.steps;
    counts.answers += answers.length;
    const wrong = [
      ...reach.contradictions,
      ...compared.wrong,
      ...simplified.wrong,
      ...answered.map((why) => ({ why, asked, answers })),
    ];
    if (wrong.length === 0) continue;
    console.log(JSON.stringify({ policy, after, wrong }, undefined, 2));
    process.exitCode = 1;
    left = 0;
    break;
  }
}
const { policies, requests, rules, sets, steps, answers } = counts;
console.log(
  `${policies} policies, ${Math.round(requests / policies)} requests each: ${rules} rules, ${sets} sets of differences, ${steps} steps of simplifications and ${answers} answers compared, ${process.exitCode ? 'one is wrong' : '0 differences'}.`,
);
