import { expectedParts, noRule, type Expectation } from '../../expectations/expectation';
import { requestLine } from '../../proofs/requestLine';
import { counted } from '../../ui/counted';
import type { Io } from '../io';
import { oneLine, styleFor, type Style } from '../style';
import type { Mutants } from './mutants';
import type { RanFile } from './runFile';

/** Returns the results for people: each test, why it fails, and the counts. */
export function textResults(ran: readonly RanFile[], io: Io): string {
  const style = styleFor(io);
  const all = ran.flatMap(({ tests }) => tests);
  const failed = all.filter(({ failures }) => failures.length > 0).length;
  const total = `${all.length - failed} passed, ${failed} failed`;
  return [
    ...ran.map((file) => fileText(file, style)),
    `${failed > 0 ? style.red(total) : style.green(total)}\n`,
  ].join('\n');
}

function fileText({ file, policy, kubernetes, tests, mutants }: RanFile, style: Style): string {
  const { bold, dim, green, red } = style;
  return [
    `${bold(oneLine(file.name))} ${dim(`(${oneLine(policy.name)}, Kubernetes ${kubernetes})`)}`,
    ...tests.flatMap(({ name, failures, because, expectAt }) =>
      failures.length === 0
        ? [`  ${green('✓')} ${oneLine(name)}`]
        : [
            `  ${red('✗')} ${oneLine(name)}`,
            ...failures.map(
              ({ expected, actual }) =>
                `      expected ${oneLine(expected)}, but it is ${oneLine(actual)}`,
            ),
            `      ${oneLine(because)}`,
            `      ${dim(`${oneLine(file.name)}:${expectAt.line}:${expectAt.column}`)}`,
          ],
    ),
    ...(mutants ? mutantsText(mutants, style) : []),
    '',
  ].join('\n');
}

function mutantsText(
  { noticed, missed, unseen, undecided, equivalent, percent, threshold, isTooFew }: Mutants,
  { red, dim }: Style,
): string[] {
  const shown = noticed + missed.length;
  const verdict = `${noticed} of ${counted(shown, 'mistake')} in the policy would be noticed (${Math.floor(percent)} %${isTooFew ? `, less than ${threshold} %` : ''}).`;
  return [
    '',
    `  ${isTooFew ? red(verdict) : verdict}`,
    ...missed.flatMap(({ mutant, witness, expectation }) => [
      `  ${ruleName(mutant.rule)}, ${oneLine(mutant.words)}: missed. A test would notice it:`,
      ...testFor(witness.request.command, witness.request.id, expectation).map((line) =>
        dim(`      ${line}`),
      ),
    ]),
    ...(unseen.length > 0
      ? [
          `  ${counted(unseen.length, 'mistake')} would change only other requests than these, such as:`,
        ]
      : []),
    ...unseen
      .slice(0, unseenAtMost)
      .map(({ mutant, request }) =>
        dim(
          `      ${ruleName(mutant.rule)}, ${oneLine(mutant.words)}: ${oneLine(requestLine(request))}`,
        ),
      ),
    ...(undecided > 0
      ? [`  ${counted(undecided, 'mistake')} would take too much to compare: undecided.`]
      : []),
    ...(equivalent > 0
      ? [`  ${counted(equivalent, 'mistake')} would change nothing for any request.`]
      : []),
  ];
}

const unseenAtMost = 10;

const ruleName = (rule: number | undefined) =>
  rule === undefined ? 'The policy' : `Rule ${rule + 1}`;

/** A test as a file of tests has it. */
function testFor(command: string, id: string, expectation: Expectation): string[] {
  const isSample = !id.startsWith('test-');
  const parts = expectedParts.flatMap((part) => {
    const value = expectation[part];
    if (value === undefined) return [];
    const shown = part === 'rule' ? (value === noRule ? 'none' : Number(value) + 1) : value;
    return [`${part}: ${Array.isArray(shown) ? `[${shown.join(', ')}]` : String(shown)}`];
  });
  return [
    isSample ? `- sample: ${id} # ${oneLine(command)}` : `# in the test of ${oneLine(command)}`,
    `  expect: { ${parts.join(', ')} }`,
  ];
}
