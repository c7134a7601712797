import { textOf } from '../analysis/sentences/sentencePiece';
import { simplifySentence } from '../analysis/sentences/simplifySentence';
import { newestKubernetes } from '../audit/types';
import { resultOf } from '../audit/steps';
import { putBackInto } from '../engine/elsewhere';
import { hunksOf, lineCount } from '../engine/simplify/lineDiff';
import { simplifyText, type SimplifiedText, type TextStep } from '../engine/simplify/simplifyText';
import { counted } from '../ui/counted';
import { asJson } from './asJson';
import { replaceFile } from './check/replaceFile';
import type { Command } from './command';
import { extractOption, onePolicy } from './extracted';
import { exitCodes, Unusable, type Io } from './io';
import { choice, kubernetesIn, kubernetesOption } from './options';
import { acceptedText, onlyPolicyIn } from './policy';
import { oneLine, printable, styleFor } from './style';

/** `auditorium simplify`: a shorter policy that records the same. */
export const simplify: Command = {
  summary: 'Make a policy shorter, proved to record the same of every request.',
  usage: '[OPTIONS] POLICY',
  notes: [
    'Removes rules and values without effect, and merges rules that record the same. Comments and layout of everything else stay. Rules are numbered as in the policy that is read.',
  ],
  options: {
    ...kubernetesOption,
    ...extractOption,
    format: {
      takes: 'FORMAT',
      help: 'text (the steps), diff (unified) or json. Default: text.',
    },
    write: {
      help: 'Change the file. From standard input, the shorter text goes to standard output instead of the steps.',
    },
    'exit-code': { help: 'Exit with 1 if the policy can be simplified.' },
  },
  examples: [
    ['auditorium simplify policy.yaml', 'What the policy can do without'],
    ['auditorium simplify --format diff policy.yaml', 'The same as a diff'],
    ['auditorium simplify --write policy.yaml', 'Change the file'],
  ],
  exits: [
    [exitCodes.ok, 'The policy was simplified, or there is nothing to simplify.'],
    [exitCodes.failed, 'With --exit-code: it can be simplified.'],
    [
      exitCodes.unusable,
      'kube-apiserver rejects the policy, a file cannot be read or written, or an option is wrong.',
    ],
  ],
  async run(given, io) {
    const format = choice(given, 'format', ['text', 'diff', 'json']);
    const kubernetes = kubernetesIn(given) ?? newestKubernetes;
    const { input, policy: source } = await onePolicy(
      onlyPolicyIn(given),
      given.flag('extract'),
      io,
    );
    const { policy } = acceptedText(input.name, source, kubernetes);
    const found = simplifyText(source.text, policy);
    const report = { name: oneLine(input.name), before: source.text, found };
    const textWith = (shorter: string): string => {
      if (!source.inside) return shorter;
      const back = resultOf(putBackInto({ text: input.text, ...source.inside }, shorter));
      if (back.refused === undefined) return back.text;
      throw new Unusable(`${report.name} is not changed: ${back.refused}`);
    };
    const isWriting = given.flag('write');
    const toOutput = isWriting && input.path === undefined;
    (toOutput ? io.err : io.out)(writers[format](report, io));
    if (isWriting) {
      const text = found.text === source.text ? input.text : textWith(found.text);
      if (toOutput) io.out(text);
      else if (text !== input.text) {
        const refused = replaceFile(input, text);
        if (refused !== undefined) throw new Unusable(`${report.name} is not changed: ${refused}.`);
      }
    }
    return found.steps.length > 0 && given.flag('exit-code') ? exitCodes.failed : exitCodes.ok;
  },
};

interface Report {
  name: string;
  before: string;
  found: SimplifiedText;
}

const writers = { text, diff, json };

function text({ name, before, found }: Report, io: Io): string {
  const style = styleFor(io);
  const { steps, declined, isComplete } = found;
  const lines =
    steps.length === 0
      ? [
          isComplete && declined.length === 0
            ? `${style.bold(name)}: nothing to simplify. Every rule and value changes what is recorded of some request.`
            : `${style.bold(name)}: no step was found that can be made.`,
        ]
      : [
          `${style.bold(name)}: ${counted(steps.length, 'step')}, ${lineCount(before)} → ${counted(lineCount(found.text), 'line')}`,
          ...steps.flatMap((step, index) => [
            `  ${index + 1}. ${sentence(step)}`,
            ...step.gone.map((each) => style.dim(`     removed with it: ${oneLine(each)}`)),
            ...step.moved.map((each) => style.dim(`     moved above the rule: ${oneLine(each)}`)),
          ]),
          style.green('Proved: the policy records the same of every request.'),
        ];
  for (const { step, reason } of declined) {
    lines.push(`  Left out: ${sentence(step)} ${oneLine(reason)}`);
  }
  if (!isComplete && steps.length > 0) lines.push('There may be more: run it again afterwards.');
  return `${lines.join('\n')}\n`;
}

const sentence = (step: Pick<TextStep, 'what' | 'numbers' | 'policy'>) =>
  oneLine(textOf(simplifySentence(step)));

function diff({ name, before, found }: Report): string {
  const hunks = hunksOf(before, found.text);
  if (hunks.length === 0) return '';
  const range = ({ line, count }: { line: number; count: number }) =>
    count === 1 ? String(line) : `${line},${count}`;
  const lines = hunks.flatMap((hunk) => [
    `@@ -${range(hunk.before)} +${range(hunk.after)} @@`,
    ...hunk.lines.map((each) => printable(each.mark + each.text)),
  ]);
  return [`--- ${name}`, `+++ ${name}`, ...lines, ''].join('\n');
}

function json({ name, before, found }: Report): string {
  const rule = (step: Pick<TextStep, 'numbers'>, at: number) => (step.numbers[at] ?? 0) + 1;
  const about = (step: Pick<TextStep, 'what' | 'numbers' | 'policy'>) => ({
    kind: step.what.kind,
    text: textOf(simplifySentence(step)),
    rules:
      step.what.kind === 'omission moved'
        ? step.what.rules.map((at) => rule(step, at))
        : [
            rule(step, step.what.rule),
            ...(step.what.kind === 'rules merged' ? [rule(step, step.what.other)] : []),
          ],
  });
  return asJson({
    policy: name,
    lines: { before: lineCount(before), after: lineCount(found.text) },
    complete: found.isComplete,
    steps: found.steps.map((step) => ({
      ...about(step),
      removedComments: step.gone,
      movedComments: step.moved,
    })),
    leftOut: found.declined.map(({ step, reason }) => ({ ...about(step), reason })),
    policyText: found.text,
  });
}
