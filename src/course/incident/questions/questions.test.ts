import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadJq } from 'jq-wasm';
import { describe, expect, it } from 'vitest';
import { readAuditLog, type LoggedRequest } from '../auditLog';
import { filtered, noFilter } from '../filter';
import { judgeChoice, judgePick, judgeText, type Question } from '../question';
import { starters } from '../starters';
import { progressId, questions } from './list';

const text = readFileSync(join(import.meta.dirname, '..', 'shop.jsonl'), 'utf8');
const policy = readFileSync(join(import.meta.dirname, '..', 'policy.yaml'), 'utf8');
const log = readAuditLog(text);
const jq = await loadJq();
const run = (program: string, isSlurped = false) =>
  jq.raw(text, program, isSlurped ? ['-r', '-s'] : ['-r']);

/** The right requests, or the right words, by question. */
const answersOf = (question: Question): readonly (LoggedRequest | string)[] => {
  if (question.kind === 'pick')
    return log.requests.filter((request) => judgePick(question, request, log).isRight);
  if (question.kind === 'text') return [question.answer(log)];
  return question.options
    .filter((_, index) => judgeChoice(question, index, log, policy).isRight)
    .map(({ says }) => says);
};
/** What the log says, as a person reads it. */
const expected: Record<string, string> = {
  'who-deleted': 'leo delete pods cart-debug',
  'scaled-down': 'leo patch deployments checkout',
  evicted: 'dana create pods search-759f4b578-gfr7b',
  'namespace-gone': 'sam delete namespaces preview-42',
  'first-sign': 'system:serviceaccount:shop:ci create selfsubjectrulesreviews ',
  'first-denied': 'system:serviceaccount:shop:ci list secrets ',
  'privileged-pod': 'system:serviceaccount:shop:ci create pods report-runner',
  'shell-command': 'cat /host/etc/kubernetes/admin.conf',
  'port-forward': 'Rule 7',
  'large-body': 'The event was larger than the log backend allows, so its bodies were left out.',
  'token-body': 'Its rule has level Metadata, which records no bodies.',
  'in-the-name-of': 'mira delete secrets mail-smtp',
  'who-is-behind': 'mira',
  'cluster-admin': 'kubernetes-admin create clusterrolebindings system:metrics-aggregation',
  'user-agent': 'Nothing: the client writes its user agent itself.',
  'same-audit-id': 'kubernetes-admin delete pods report-runner',
  'still-open': 'system:serviceaccount:shop:ci watch secrets ',
};

describe.each(questions.map((question) => [question.id, question] as const))(
  '%s',
  (id, question) => {
    const answers = answersOf(question);

    it('has exactly one right answer', () => {
      expect(answers.map(inWords)).toEqual([expected[id]]);
    });

    it('says of every wrong answer why, and never the right one', () => {
      const reasons = [...new Set(reasonsOf(question))];
      expect(reasons.length).toBeGreaterThanOrEqual(2);
      const [answer] = answers;
      for (const reason of reasons) {
        expect(reason).toMatch(/[.?]$/);
        if (typeof answer === 'string') expect(reason).not.toContain(answer);
      }
    });

    it('has hints that lead to the answer, from the first on without naming it', () => {
      expect(question.hints.length).toBeGreaterThanOrEqual(2);
      for (const { filter, program, isSlurped } of question.hints) {
        if (filter) {
          const shown = filtered(log.requests, { ...noFilter, ...filter });
          expect(shown.length).toBeGreaterThan(0);
          expect(shown.length).toBeLessThan(log.requests.length / 2);
          const [answer] = answers;
          if (typeof answer === 'object') expect(shown).toContain(answer);
        }
        if (program !== undefined) {
          const { exitCode, stdout, stderr } = run(program, isSlurped);
          expect(stderr).toBe('');
          expect(exitCode).toBe(0);
          expect(stdout.trim()).not.toBe('');
        }
      }
    });
  },
);

it('every question has an id of its own', () => {
  expect(new Set(questions.map(progressId)).size).toBe(questions.length);
  expect(questions.map(({ id }) => id).toSorted()).toEqual(Object.keys(expected).toSorted());
});

it.each(starters)('the program “$name” runs', ({ program, isSlurped }) => {
  const { exitCode, stdout } = run(program, isSlurped);
  expect(exitCode).toBe(0);
  expect(stdout.trim()).not.toBe('');
});

const inWords = (answer: LoggedRequest | string) =>
  typeof answer === 'string'
    ? answer
    : [answer.username, answer.verb, answer.resource, answer.name].join(' ');

function reasonsOf(question: Question): string[] {
  const judged =
    question.kind === 'pick'
      ? log.requests.map((request) => judgePick(question, request, log))
      : question.kind === 'choice'
        ? question.options.map((_, index) => judgeChoice(question, index, log, policy))
        : ['', 'x', 'leo', 'printenv', 'cat', 'kubectl exec'].map((typed) =>
            judgeText(question, typed, log),
          );
  return judged.flatMap((each) => (each.isRight ? [] : [each.reason]));
}
