import { formatBytes } from '../../ui/formatBytes';
import { oneLine, type Style } from '../style';
import type { Explained } from './explained';

const shownAtMost = 30;

/** Returns the explanation of one request for people. `lineOf` is the line of each rule in its file. */
export function textExplanation(
  { row, explanation, stages }: Explained,
  lineOf: (rule: number) => number,
  { bold, dim, green }: Style,
): string {
  const { request, decision, output } = row;
  const nameOf = (rule: number) => `rule ${rule + 1} (line ${lineOf(rule)})`;
  const { rule, level } = decision;
  const who = request.user?.username ?? 'nobody (authentication failed)';
  const head = [
    bold(oneLine(request.command)),
    dim(`${request.method} ${oneLine(request.url)} as ${oneLine(who)}`),
  ];
  const verdict =
    rule === undefined
      ? 'No rule matches, so nothing is recorded.'
      : `Matched by ${nameOf(rule)}: ${bold(`level ${level}`)}${decision.omitManagedFields && level !== 'Metadata' && level !== 'None' ? ', managed fields omitted' : ''}.`;
  const earlier = explanation.passedOver.map(
    ({ field, reason }, index) => `  ${nameOf(index)}, ${field}: ${oneLine(reason)}`,
  );
  const left = earlier.length - shownAtMost;
  const shown = left > 0 ? earlier.slice(-shownAtMost) : earlier;
  return [
    ...head,
    '',
    verdict,
    ...(earlier.length > 0
      ? ['', rule === undefined ? 'No rule matches:' : 'Earlier rules do not match:']
      : []),
    ...(left > 0 ? [dim(`  … ${left} more before`)] : []),
    ...shown,
    ...(explanation.wouldMatch.length > 0
      ? [
          '',
          `Would match too, but later rules are not evaluated: ${listed(explanation.wouldMatch)}.`,
        ]
      : []),
    '',
    'Stages:',
    ...stages.map(
      ({ stage, fate, why }) =>
        `  ${fate === 'recorded' ? green('●') : fate === 'omitted' ? '○' : '·'} ${stage.padEnd(16)} ${fate === 'recorded' ? why : dim(why)}`,
    ),
    '',
    output.bytes === 0
      ? 'Nothing is written to the log.'
      : `${formatBytes(output.bytes)} in the log.`,
    '',
  ].join('\n');
}

const listed = (rules: readonly number[]) =>
  `${rules
    .slice(0, 10)
    .map((rule) => `rule ${rule + 1}`)
    .join(', ')}${rules.length > 10 ? ` and ${rules.length - 10} more` : ''}`;
