import { themes } from './problemCodes';
import { header, type CodeRow } from './row';

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

/** docs/checks.md: an index by theme, then every check with why it matters and two examples. */
export function checksPage(): string {
  const sections = themes.map(([title, rows]) =>
    [`## ${title}`, ...Object.entries(rows).map(section)].join('\n\n'),
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

function section([code, row]: [string, CodeRow]): string {
  const kind = row.severity.charAt(0).toUpperCase() + row.severity.slice(1);
  // Where the first two lines make the difference, they are shown.
  const isWhole = ![row.shows, row.mustNot].every((text) => text.startsWith(header));
  return [
    `### ${code}`,
    `**${row.title}.** ${kind} from ${sources[row.source]}.`,
    asMarkdown(row.why),
    'Reported:',
    block(row.shows, isWhole),
    'Not reported:',
    block(row.mustNot, isWhole),
  ].join('\n\n');
}

const widest = 100;

/** A text as a block of code. A line longer than the page is cut, and says how long the text is. */
function block(text: string, isWhole: boolean): string {
  const language = text.startsWith('{') ? 'json' : 'yaml';
  const lines = (isWhole ? text : text.slice(header.length))
    .trimEnd()
    .split('\n')
    .map((line) =>
      line.length > widest
        ? `${line.slice(0, 60)}… (${text.length.toLocaleString('en')} characters in all)`
        : line,
    );
  return ['```' + language, ...lines, '```'].join('\n');
}

/** Outside of code, Markdown takes a star for emphasis. */
function asMarkdown(sentence: string): string {
  return sentence.replaceAll('*', '\\*');
}
