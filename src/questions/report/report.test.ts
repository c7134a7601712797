import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { askAll } from '../ask';
import { readOwn } from '../own/readOwn';
import { questions, questionSets } from '../questions';
import { answersForPrograms } from './json';
import { markdownReport } from './markdown';
import { questionsPage } from './questionsPage';
import { answerSentence, verdictOf } from './words';

const rules = [
  {
    level: 'RequestResponse',
    resources: [{ group: '', resources: ['secrets'] }],
    namespaces: ['a'],
  },
  { level: 'Metadata', omitStages: ['RequestReceived', 'ResponseStarted'] },
];
const answers = askAll({ rules }, questions);
const answerTo = (code: string) => answers.find(({ question }) => question.code === code)!;

test.each([
  ['exec', 'Yes', 'Proved for every request in the world. Decided by rule 2 (Metadata).'],
  ['failed-logins', 'No', 'Not so for requests that rule 2 decides.'],
  ['secret-content', 'Some', 'Those that rule 1 decides.'],
])('%s', (code, verdict, sentence) => {
  expect([verdictOf(answerTo(code)), answerSentence(answerTo(code))]).toEqual([verdict, sentence]);
});

test('rules are listed', () => {
  const levels = ['None', 'Request', 'None', 'Metadata'];
  const [answer] = askAll(
    { rules: levels.map((level, at) => ({ level, namespaces: [`n${at}`] })) },
    [questions.find(({ code }) => code === 'exec')!],
  );
  expect(answerSentence(answer!)).toBe(
    'Not so for requests that rules 1 and 3 decide, and those that no rule matches.',
  );
});

test('what no rule matches is said', () => {
  const [answer] = askAll({ rules: [] }, [questions.find(({ code }) => code === 'exec')!]);
  expect(answerSentence(answer!)).toBe('Not so for requests that no rule matches.');
});

test('the Markdown report says what an own question asks', () => {
  const read = readOwn('- title: Mine?\n  about: {users: [a|b]}\n  atLeast: Metadata\n');
  if ('refused' in read) throw new Error(read.refused);
  const own = { id: 'own', title: 'Yours', questions: read.questions };
  expect(markdownReport('a', [own], askAll({ rules: [] }, read.questions))).toContain(
    '| Mine? Every request that `{"users":["a\\|b"]}` matches is recorded at level Metadata or above. | **No** |',
  );
});

test('the Markdown report has every answer, and a request for each no', () => {
  const report = markdownReport('my_policy.yaml', questionSets, answers);
  expect(report).toContain('# What my\\_policy.yaml records, proved\n');
  expect(report).toContain("| Which requests record a Secret's content? | **Some** |");
  expect(report).toMatch(
    /- rule 1, RequestResponse: jane: create secrets in a, `POST \/api\/v1\/namespaces\/a\/secrets`\n/,
  );
  expect(report).toContain('## What this cannot see\n');
});

test('programs get rules from 1, and the request', () => {
  expect(answersForPrograms([answerTo('failed-logins')])).toEqual([
    expect.objectContaining({
      code: 'failed-logins',
      answer: 'no',
      undecided: [],
      rules: [
        expect.objectContaining({ rule: 1 }),
        expect.objectContaining({
          ...{ rule: 2, holds: false, level: 'Metadata' },
          request: expect.objectContaining({ user: null }) as object,
        }),
      ],
    }),
  ]);
});

test('docs/questions.md is current (npm run questions)', () => {
  expect(readFileSync('docs/questions.md', 'utf8')).toBe(questionsPage());
});
