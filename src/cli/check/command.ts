import { newestKubernetes } from '../../audit/types';
import { resultOf } from '../../audit/steps';
import { putBackInto } from '../../engine/elsewhere';
import { findPolicies } from '../../manifests/findPolicies';
import { counted } from '../../ui/counted';
import type { Command } from '../command';
import { searchFor } from '../extracted';
import { readInputs, unreadText, type Input } from '../inputs';
import { exitCodes, Unusable, WrongUse, type Io } from '../io';
import { choice, kubernetesIn, kubernetesOption } from '../options';
import { oneLine } from '../style';
import { checkInput } from './checked';
import { fixAll } from './fixes';
import { githubReport } from './github';
import { jsonReport } from './json';
import { replaceFile } from './replaceFile';
import { sarifReport } from './sarif';
import { textReport } from './text';
import { allowedFrom, deniedFrom, isDenied } from './verdict';
import type { Report } from './report';

const reports = { text: textReport, json: jsonReport, sarif: sarifReport, github: githubReport };
type Format = keyof typeof reports;

/** `auditorium check`: what kube-apiserver and our checks say of policies. */
export const check: Command = {
  summary: 'Report what kube-apiserver says about policies, and our own findings.',
  usage: '[OPTIONS] POLICY…',
  notes: [
    'POLICY is a file, a directory that is searched for policies (*.yaml, *.yml, *.json), or - for standard input. A comment "# auditorium: allow CODE" in a policy hides a report of ours at its place; docs/checks.md lists the codes.',
  ],
  options: {
    format: {
      takes: 'FORMAT',
      help: 'text, json, sarif (2.1.0) or github (annotations). Default: text.',
    },
    ...kubernetesOption,
    deny: {
      takes: 'WHAT',
      many: true,
      help: 'Fail on error (the default), warning, notice, or on a code. Separate several with commas.',
    },
    allow: {
      takes: 'CODE',
      many: true,
      help: 'Do not report this code. Errors and warnings of kube-apiserver stay.',
    },
    extract: {
      help: 'Check the policies inside other files, too: ConfigMaps, scripts, Terraform, Markdown and others.',
    },
    fix: {
      help: 'Make the fixes that have one right answer, in the files. From standard input, the fixed text goes to standard output.',
    },
    'skip-others': {
      help: 'Leave out files without a policy, even if they are named. Finding none is no error.',
    },
    quiet: { short: 'q', help: 'Print nothing for a policy without problems.' },
  },
  examples: [
    ['auditorium check policy.yaml', 'One policy'],
    [
      'auditorium check --deny warning --kubernetes 1.34 manifests/',
      'All policies below a directory, for an older server',
    ],
    [
      'kubectl get configmap audit -o yaml | auditorium check --extract -',
      'The policy in a ConfigMap',
    ],
    ['auditorium check --format sarif policy.yaml > audit.sarif', 'For code scanning'],
  ],
  exits: [
    [exitCodes.ok, 'Nothing that is denied was found.'],
    [exitCodes.failed, 'kube-apiserver rejects a policy, or something that is denied was found.'],
    [exitCodes.unusable, 'A file cannot be read or is too long, or an option is wrong.'],
  ],
  async run(given, io) {
    const format: Format = choice(given, 'format', ['text', 'json', 'sarif', 'github']);
    const kubernetes = kubernetesIn(given) ?? newestKubernetes;
    const denied = deniedFrom(given.values('deny'));
    const allowed = allowedFrom(given.values('allow'));
    const extracts = given.flag('extract');
    if (given.files.length === 0)
      throw new WrongUse('Name a policy, a directory, or - for standard input.');
    const { inputs, unread } = await readInputs(given.files, io, {
      ...searchFor(extracts),
      isStrict: given.flag('skip-others'),
    });
    const isFixing = given.flag('fix');
    const texts = isFixing
      ? inputs.map((input) => fixed(input, { extracts, allowed, kubernetes }, io))
      : inputs;
    const checked = texts.flatMap((input) => checkInput(input, kubernetes, { extracts, allowed }));
    const report: Report = { checked, kubernetes, isQuiet: given.flag('quiet') };
    const printsText = isFixing && inputs.some(({ path }) => path === undefined);
    const print = printsText ? io.err : io.out;
    print(reports[format](report, io));
    for (const each of unread) io.err(`auditorium: ${unreadText(each)}\n`);
    if (unread.length > 0 || checked.some(({ analysis }) => analysis.tooLarge))
      return exitCodes.unusable;
    const isBad = checked.some(({ problems }) => problems.some((each) => isDenied(each, denied)));
    return isBad ? exitCodes.failed : exitCodes.ok;
  },
};

type Fixing = Parameters<typeof checkInput>[2] & { kubernetes: Parameters<typeof fixAll>[1] };

/** Fixes a text and writes it back, or to standard output if it came from standard input. Returns the text to report on. */
function fixed(input: Input, { extracts, allowed, kubernetes }: Fixing, io: Io): Input {
  const say = (text: string) => io.err(`${oneLine(input.name)}: ${text}\n`);
  const done: string[] = [];
  let { text } = input;
  const count = extracts ? findPolicies(text).embedded.length : 0;
  if (count === 0) {
    const result = fixAll(text, kubernetes, allowed);
    ({ text } = result);
    done.push(...result.done);
  }
  for (let index = 0; index < count; index++) {
    const policy = findPolicies(text).embedded[index];
    const result = policy && fixAll(policy.text, kubernetes, allowed);
    if (!policy || !result || result.done.length === 0) continue;
    const { path } = policy;
    const back = resultOf(putBackInto({ text, path, index }, result.text));
    if (back.refused === undefined) {
      ({ text } = back);
      done.push(...result.done);
    } else say(`not fixed: ${back.refused}`);
  }
  if (input.path === undefined) io.out(text);
  else if (text !== input.text) {
    const refused = replaceFile(input, text);
    if (refused !== undefined)
      throw new Unusable(`${oneLine(input.name)} is not changed: ${refused}.`);
  }
  if (done.length > 0) say(`${counted(done.length, 'fix', 'fixes')}: ${listed(done)}.`);
  return { ...input, text };
}

/** Lists the titles of fixes, each once: "Rename to verbs (3 times); Make it a list". */
function listed(titles: readonly string[]): string {
  return [...new Set(titles)]
    .map((title) => {
      const times = titles.filter((each) => each === title).length;
      return oneLine(title) + (times > 1 ? ` (${times} times)` : '');
    })
    .join('; ');
}
