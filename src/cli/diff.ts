import { changesSentence } from '../analysis/decisionChanges';
import { newestKubernetes } from '../audit/types';
import { sampleRequests } from '../catalog/requests';
import { comparePolicies, type PolicyComparison } from '../engine/compare/comparePolicies';
import type { Row } from '../engine/decide';
import { recordedStages } from '../expectations/expectation';
import { counted } from '../ui/counted';
import { formatBytes, signedBytes } from '../ui/formatBytes';
import { asJson, requestFields, ruleNumber } from './asJson';
import type { Command } from './command';
import { exactDiff, type ExactDiff } from './exactDiff';
import { extractOption } from './extracted';
import { exitCodes, WrongUse, type Io } from './io';
import { choice, kubernetesIn, kubernetesOption } from './options';
import { acceptedPolicy } from './policy';
import { requestOptions, requestsIn } from './requests';
import { oneLine, styleFor, type Style } from './style';

/** `auditorium diff`: what two policies record differently. */
export const diff: Command = {
  summary: 'Say what two policies record differently, of every request and of samples.',
  usage: '[OPTIONS] BEFORE AFTER',
  notes: [
    'First says for which of all requests that kube-apiserver can receive the level, stages or managed fields differ, or that the policies are equal for every request. Then compares what is recorded of the sample requests, and of your own if you name some.',
  ],
  options: {
    ...requestOptions,
    ...kubernetesOption,
    ...extractOption,
    format: {
      takes: 'FORMAT',
      help: 'text, markdown (for a pull request) or json. Default: text.',
    },
    'exit-code': {
      help: 'Exit with 1 unless the policies are equal for every request; with --own-only, if they record one of yours differently.',
    },
    'own-only': { help: 'Compare only the requests that you name, not every request.' },
  },
  examples: [
    ['git show main:policy.yaml | auditorium diff - policy.yaml', 'What a branch changes'],
    [
      'auditorium diff --format markdown old.yaml new.yaml >> "$GITHUB_STEP_SUMMARY"',
      'In a pull request',
    ],
    ['auditorium diff --extract policy.yaml deploy.sh#2', 'With the second policy inside a script'],
    [
      "auditorium diff --exit-code --own-only --kubectl 'kubectl get secrets' a.yaml b.yaml",
      'Only one command',
    ],
  ],
  exits: [
    [exitCodes.ok, 'The policies were compared.'],
    [
      exitCodes.failed,
      'With --exit-code: they differ for some request, or it would take too much to decide that.',
    ],
    [
      exitCodes.unusable,
      'kube-apiserver rejects a policy, a file cannot be read, or an option is wrong.',
    ],
  ],
  async run(given, io) {
    const [before, after, ...more] = given.files;
    if (before === undefined || after === undefined || more.length > 0)
      throw new WrongUse('Name two policies, before and after.');
    const format = choice(given, 'format', ['text', 'markdown', 'json']);
    const kubernetes = kubernetesIn(given) ?? newestKubernetes;
    const a = await acceptedPolicy(before, kubernetes, io, given.flag('extract'));
    const b = await acceptedPolicy(after, kubernetes, io, given.flag('extract'));
    const own = (await requestsIn(given, kubernetes, io)) ?? [];
    if (own.length === 0 && given.flag('own-only'))
      throw new WrongUse('--own-only needs requests: --kubectl, --path, --request or --event.');
    const requests = given.flag('own-only') ? own : [...own, ...sampleRequests];
    const compared = comparePolicies(a.policy, b.policy, requests, kubernetes);
    const exact = given.flag('own-only')
      ? undefined
      : exactDiff({ before: a.policy, after: b.policy }, requests);
    const context = { compared, exact, requests: requests.length, kubernetes, before, after };
    io.out(writers[format](context, io));
    const isSame = exact ? exact.verdict === 'equal' : compared.changed.length === 0;
    return given.flag('exit-code') && !isSame ? exitCodes.failed : exitCodes.ok;
  },
};

interface Context {
  compared: PolicyComparison;
  /** Undefined if only the requests that were named count. */
  exact: ExactDiff | undefined;
  requests: number;
  kubernetes: string;
  before: string;
  after: string;
}

const writers = { text, markdown, json };

const levelOf = ({ decision }: Row) => decision.level;
const ruleOf = ({ decision }: Row) =>
  decision.rule === undefined ? 'no rule' : `rule ${decision.rule + 1}`;
const stagesOf = (row: Row) => recordedStages(row).join(', ') || 'no event';

/** Says how the log of one request changes, without its size. */
function change(before: Row, after: Row): string {
  const parts = (
    [
      [levelOf(before), levelOf(after)],
      [stagesOf(before), stagesOf(after)],
    ] as const
  ).flatMap(([was, is]) => (was === is ? [] : [`${was} → ${is}`]));
  // Without a level, there are no stages.
  if (levelOf(before) !== levelOf(after) && [before, after].some((row) => levelOf(row) === 'None'))
    return `${levelOf(before)} → ${levelOf(after)}`;
  if (parts.length === 0)
    return after.decision.omitManagedFields ? 'managed fields omitted' : 'managed fields kept';
  return parts.join('; ');
}

function sentences({ compared, requests, kubernetes }: Context): string[] {
  const { changed, onlyRule, before, after } = compared;
  const recorded =
    before.recorded === after.recorded
      ? String(after.recorded)
      : `${before.recorded} → ${after.recorded}`;
  const sizes =
    before.bytes === after.bytes
      ? formatBytes(after.bytes)
      : `${formatBytes(before.bytes)} → ${formatBytes(after.bytes)} (${signedBytes(after.bytes - before.bytes)})`;
  return [
    changed.length === 0
      ? `Both record the same for ${counted(requests, 'request')} (Kubernetes ${kubernetes}).`
      : `${changesSentence(changed.map(({ change: each }) => each))}, of ${counted(requests, 'request')} (Kubernetes ${kubernetes}).`,
    ...(onlyRule > 0
      ? [
          `${counted(onlyRule, 'request')} ${onlyRule === 1 ? 'is' : 'are'} matched by another rule, with the same result.`,
        ]
      : []),
    `Recorded requests: ${recorded}. Size of the log: ${sizes}.`,
  ];
}

function text(context: Context, io: Io): string {
  const style = styleFor(io);
  const rows = context.compared.changed.map(({ before, after }) => {
    const size = signedBytes(after.output.bytes - before.output.bytes);
    const rules =
      ruleOf(before) === ruleOf(after) ? ruleOf(after) : `${ruleOf(before)} → ${ruleOf(after)}`;
    return `${style.bold(oneLine(after.request.command))}\n  ${marked(before, after, style)}  ${style.dim(`${size}, ${rules}`)}\n`;
  });
  const exact = context.exact ? `${context.exact.text()}\n` : '';
  return `${exact}${rows.join('')}${rows.length > 0 ? '\n' : ''}${sentences(context).join('\n')}\n`;
}

/** More in the log is green, less is red. */
function marked(before: Row, after: Row, { green, red }: Style): string {
  const color = after.output.bytes >= before.output.bytes ? green : red;
  return color(change(before, after));
}

const shownAtMost = 200;

function markdown(context: Context): string {
  const { changed } = context.compared;
  const rows = changed.slice(0, shownAtMost).map(({ before, after }) => {
    const cells = [
      code(after.request.command),
      change(before, after),
      signedBytes(after.output.bytes - before.output.bytes),
      `${ruleOf(before)} → ${ruleOf(after)}`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const left = changed.length - rows.length;
  return [
    '### What the audit policy records',
    '',
    ...(context.exact ? [context.exact.markdown()] : []),
    sentences(context).join(' '),
    ...(rows.length > 0
      ? ['', '| Request | Change | Log | Rule |', '| --- | --- | --: | --- |', ...rows]
      : []),
    ...(left > 0 ? ['', `… and ${counted(left, 'request')} more.`] : []),
    '',
  ].join('\n');
}

/** As inline code in a cell of a table: a pipe would end the cell, and backticks the code. */
function code(said: string): string {
  const line = oneLine(said).replaceAll('|', '\\|');
  const ticks = '`'.repeat(
    Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length)) + 1,
  );
  const space = ticks.length > 1 ? ' ' : '';
  return `${ticks}${space}${line}${space}${ticks}`;
}

function json({ compared, exact, kubernetes, requests, before, after }: Context): string {
  const side = (row: Row) => ({
    level: row.decision.level,
    rule: ruleNumber(row.decision.rule),
    stages: recordedStages(row),
    omitManagedFields: row.decision.omitManagedFields,
    bytes: row.output.bytes,
  });
  const report = {
    version: 1,
    kubernetes,
    requests,
    before: { policy: before, ...compared.before },
    after: { policy: after, ...compared.after },
    ...exact?.json(),
    onlyRule: compared.onlyRule,
    changed: compared.changed.map((each) => ({
      request: requestFields(each.after.request),
      before: side(each.before),
      after: side(each.after),
    })),
  };
  return asJson(report);
}
