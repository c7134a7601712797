import { dirname, resolve } from 'node:path';
import { newestKubernetes } from '../../audit/types';
import { isTestFile } from '../../expectations/file/isTestFile';
import type { Command } from '../command';
import { readInputs, readOne, unreadText, type Input } from '../inputs';
import { exitCodes, Unusable, WrongUse, type Io } from '../io';
import { choice, kubernetesIn, kubernetesOption } from '../options';
import { oneLine } from '../style';
import { jsonResults } from './json';
import { junitResults } from './junit';
import { runFile, type RanFile } from './runFile';
import { tapResults } from './tap';
import { textResults } from './text';

const writers = { text: textResults, json: jsonResults, junit: junitResults, tap: tapResults };

/** `auditorium test`: whether a policy does what its tests expect. */
export const test: Command = {
  summary: 'Run tests for a policy: what the log should hold of a request, and what it must not.',
  usage: '[OPTIONS] [POLICY] TESTS…',
  notes: [
    'TESTS are files of kind AuditPolicyTest, directories that are searched for them, or - for standard input. POLICY is tested instead of the policy that a file of tests names. docs/testing-policies.md describes the files.',
  ],
  options: {
    format: { takes: 'FORMAT', help: 'text, json, junit or tap. Default: text.' },
    kubernetes: {
      ...kubernetesOption.kubernetes,
      help: `The minor version of kube-apiserver. Default: that of the file of tests, or else ${newestKubernetes}.`,
    },
    mutants: {
      takes: 'PERCENT',
      help: 'Also try small mistakes in the policy, and fail if the tests notice a smaller share of them. 0 only lists what they miss.',
    },
  },
  examples: [
    ['auditorium test policy.test.yaml', 'The policy that the file names'],
    [
      'auditorium test --mutants 80 policy.yaml tests/',
      'Another policy, and how much the tests notice',
    ],
    ['auditorium test --format junit tests/ > junit.xml', 'For a CI server'],
  ],
  exits: [
    [exitCodes.ok, 'All tests pass.'],
    [exitCodes.failed, 'A test fails, or with --mutants, too few mistakes are noticed.'],
    [
      exitCodes.unusable,
      'kube-apiserver rejects the policy, a file cannot be read, or an option is wrong.',
    ],
  ],
  async run(given, io) {
    const format = choice(given, 'format', ['text', 'json', 'junit', 'tap']);
    const kubernetes = kubernetesIn(given);
    const threshold = percentIn(given.value('mutants'));
    if (given.files.length === 0) throw new WrongUse('Name a file of tests, or a directory.');
    const { inputs, unread } = await readInputs(given.files, io, { wants: isTestFile });
    const [refused] = unread;
    if (refused) throw new Unusable(unreadText(refused));
    const policies = inputs.filter(({ text }) => !isTestFile(text));
    const files = inputs.filter(({ text }) => isTestFile(text));
    if (policies.length > 1)
      throw new Unusable(
        `${policies.map(({ name }) => oneLine(name)).join(' and ')} are both no files of tests. Name one policy.`,
      );
    if (files.length === 0)
      throw new Unusable('There are no tests: none of these files is of kind AuditPolicyTest.');
    const ran: RanFile[] = [];
    for (const file of files) {
      // In order, so that the first fault is reported.
      // oxlint-disable-next-line no-await-in-loop
      ran.push(
        await runFile(file, policies[0], { kubernetes, threshold }, (name) =>
          policyNamed(name, file, io),
        ),
      );
    }
    for (const { note } of ran) if (note !== undefined) io.err(`auditorium: ${note}\n`);
    io.out(writers[format](ran, io));
    const isBad = ran.some(
      ({ tests, mutants }) =>
        tests.some(({ failures }) => failures.length > 0) || mutants?.isTooFew === true,
    );
    return isBad ? exitCodes.failed : exitCodes.ok;
  },
};

/** Reads the policy that a file of tests names, beside that file. */
async function policyNamed(name: string, file: Input, io: Io): Promise<Input> {
  const folder = file.path === undefined ? io.cwd : dirname(file.path);
  const path = resolve(folder, name);
  const { text, isMarked } = await readOne(path, { ...io, cwd: folder }, { wants: () => true });
  return { name, path, text, isMarked };
}

function percentIn(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const percent = /^(\d{1,3}(?:\.\d+)?)%?$/.exec(value)?.[1];
  if (percent !== undefined && Number(percent) <= 100) return Number(percent);
  throw new WrongUse(`--mutants is ${JSON.stringify(value)}. Use a number from 0 to 100.`);
}
