import { newestKubernetes } from '../../audit/types';
import { askAll, isBad } from '../../questions/ask';
import { readOwn } from '../../questions/own/readOwn';
import type { QuestionSet } from '../../questions/question';
import { questionSets } from '../../questions/questions';
import { answersReport } from '../../questions/report/json';
import { markdownReport } from '../../questions/report/markdown';
import { asJson } from '../asJson';
import { uriOf } from '../check/sarif';
import type { Command } from '../command';
import { extractOption } from '../extracted';
import { readOne } from '../inputs';
import { exitCodes, Unusable, WrongUse, type Io } from '../io';
import { choice, kubernetesIn, kubernetesOption, type Given } from '../options';
import { acceptedPolicy, onlyPolicyIn } from '../policy';
import { oneLine } from '../style';
import { sarifOfAnswers } from './sarif';
import { textOfAnswers } from './text';

const setNames = questionSets.map(({ id }) => id);

/** `auditorium prove`: questions about every request that there can be. */
export const prove: Command = {
  summary: 'Answer questions about every request that there can be, with proof or a request.',
  usage: '[OPTIONS] POLICY',
  notes: [
    `The sets of questions are ${setNames.join(', ')}. docs/questions.md has them all, and docs/proofs.md says what is proved. Without --questions and --ask, all are asked and none makes it fail: benchmarks contradict each other.`,
  ],
  options: {
    format: {
      takes: 'FORMAT',
      help: 'text, markdown, json or sarif (2.1.0). Default: text.',
    },
    questions: {
      takes: 'LIST',
      many: true,
      help: 'Ask these: sets or codes, separated by commas. Fail if one is answered no, or undecided.',
    },
    ask: { takes: 'FILE', many: true, help: 'Ask the questions of this file, too.' },
    ...kubernetesOption,
    ...extractOption,
  },
  examples: [
    ['auditorium prove policy.yaml', 'All questions'],
    ['auditorium prove --questions cis,failed-logins policy.yaml', 'In CI'],
    ['auditorium prove --ask questions.yaml policy.yaml', 'With questions of your own'],
  ],
  exits: [
    [exitCodes.ok, 'All that was asked for with --questions or --ask holds.'],
    [exitCodes.failed, 'One of these is answered no, or undecided.'],
    [
      exitCodes.unusable,
      'kube-apiserver rejects the policy, a file cannot be read, or an option is wrong.',
    ],
  ],
  async run(given, io) {
    const policy = onlyPolicyIn(given);
    const format = choice(given, 'format', ['text', 'markdown', 'json', 'sarif']);
    const kubernetes = kubernetesIn(given) ?? newestKubernetes;
    const isChosen = given.values('questions').length + given.values('ask').length > 0;
    const sets = [...chosenSets(given), ...(await ownSets(given, io))];
    const accepted = await acceptedPolicy(policy, kubernetes, io, given.flag('extract'));
    const { name, lineOf, placeOf } = accepted;
    const questions = sets.flatMap((set) => set.questions);
    const answers = askAll(accepted.policy, questions);
    const writers = {
      text: () => textOfAnswers(name, sets, answers, lineOf, io),
      markdown: () => markdownReport(name, sets, answers),
      json: () => asJson(answersReport(name, kubernetes, answers)),
      sarif: () => sarifOfAnswers(answers, uriOf(name), placeOf, kubernetes),
    };
    io.out(writers[format]());
    return isChosen && answers.some(isBad) ? exitCodes.failed : exitCodes.ok;
  },
};

/** The sets, or single questions of them, that `--questions` names; all if neither it nor `--ask` is given. */
function chosenSets(given: Given): QuestionSet[] {
  const names = given.values('questions').flatMap((list) => list.split(','));
  if (names.length === 0) return given.values('ask').length > 0 ? [] : [...questionSets];
  const codes = questionSets.flatMap(({ questions }) => questions.map(({ code }) => code));
  const strange = names.find((each) => !setNames.includes(each) && !codes.includes(each));
  if (strange !== undefined)
    throw new WrongUse(
      `There is no question ${JSON.stringify(strange)}. The sets are ${setNames.join(', ')}.`,
    );
  return questionSets.flatMap((set) => {
    const questions = set.questions.filter(
      ({ code }) => names.includes(set.id) || names.includes(code),
    );
    return questions.length > 0 ? [{ ...set, questions }] : [];
  });
}

async function ownSets(given: Given, io: Io): Promise<QuestionSet[]> {
  const sets: QuestionSet[] = [];
  for (const name of given.values('ask')) {
    // In order: one of them may be standard input.
    // oxlint-disable-next-line no-await-in-loop
    const { text } = await readOne(name, io, { wants: () => true });
    const read = readOwn(text);
    if ('refused' in read) throw new Unusable(`${oneLine(name)}: ${oneLine(read.refused)}`);
    sets.push({ id: name, title: name, questions: read.questions });
  }
  return sets;
}
