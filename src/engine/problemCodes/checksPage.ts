import type { ProblemCode } from '../problemCode';
import { exampleLines } from './exampleLines';
import { themes } from './problemCodes';
import type { CodeRow } from './row';

const introduction = `# Checks

<!-- Written by \`npm run checks\` from src/engine/problemCodes. Edit the table there. -->

Everything Auditorium reports about a policy, by code. The code is shown with each problem, in the
Problems panel and in the editor. Codes are stable: a check keeps its code when its words change.

An **error** stops kube-apiserver from starting with the policy. A **warning** from kube-apiserver is
logged, and what it names is ignored. Errors and warnings from kube-apiserver are its own words. A
**warning** from Auditorium is about something that is almost certainly a mistake; a **notice** is worth
knowing.

A comment in the policy hides a report of Auditorium, in the studio and in the [command
line](command-line.md): \`# auditorium: allow no-catch-all: the rest goes to the webhook\`. Several codes are separated by
commas; what follows them is a reason. The comment speaks of its line; alone on a line, of the next one;
above a rule, of the rule; above everything, of the file. What kube-apiserver reports cannot be hidden.

Each check comes with the smallest policy that it reports, and with the closest one that it does not.
Where both begin with \`apiVersion: audit.k8s.io/v1\` and \`kind: Policy\`, these two lines are left out.`;

/**
 * Returns docs/checks.md: an index by theme, then every check with why it matters and two examples. `learn` says
 * where to learn more about a check.
 */
export function checksPage(learn: (code: ProblemCode) => string): string {
  const sections = themes.map(([title, rows]) =>
    [
      `## ${title}`,
      ...Object.entries(rows).map((row) => section(row, learn(row[0] as ProblemCode))),
    ].join('\n\n'),
  );
  return `${[introduction, index(), ...sections].join('\n\n')}\n`;
}

function index(): string {
  const rows = themes.map(([title, codes]) => [
    title,
    Object.keys(codes)
      .map((code) => `[${code}](#${code})`)
      .join(', '),
  ]);
  const [first = 0, second = 0] = [0, 1].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [['Theme', 'Checks'], ['-'.repeat(first), '-'.repeat(second)], ...rows]
    .map(([theme = '', checks = '']) => `| ${theme.padEnd(first)} | ${checks.padEnd(second)} |`)
    .join('\n');
}

const sources = { 'kube-apiserver': 'kube-apiserver', auditorium: 'Auditorium' };

function section([code, row]: [string, CodeRow], learn: string): string {
  const kind = row.severity.charAt(0).toUpperCase() + row.severity.slice(1);
  const { shows, mustNot } = exampleLines(row);
  return [
    `### ${code}`,
    `**${row.title}.** ${kind} from ${sources[row.source]}.`,
    asMarkdown(row.why),
    ...(learn === '' ? [] : [learn]),
    'Reported:',
    block(shows),
    'Not reported:',
    block(mustNot),
  ].join('\n\n');
}

function block(lines: readonly string[]): string {
  const language = lines[0]?.startsWith('{') ? 'json' : 'yaml';
  return ['```' + language, ...lines, '```'].join('\n');
}

/** Outside of code, Markdown takes a star for emphasis. */
function asMarkdown(sentence: string): string {
  return sentence.replaceAll('*', '\\*');
}
