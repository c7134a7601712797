import type { Problem } from '../../engine/problem';
import { moreLikeIt } from '../../engine/problemList';
import { counted } from '../../ui/counted';
import { framesOf } from '../frame';
import type { Io } from '../io';
import { oneLine, styleFor, type Style } from '../style';
import type { Checked } from './checked';
import { nameOf, type Report } from './report';

const colors = { error: 'red', warning: 'yellow', notice: 'cyan' } as const;

/** Returns the report for people: each problem with its place in the text, then the verdict on each policy. */
export function textReport({ checked, kubernetes, isQuiet }: Report, io: Io): string {
  const style = styleFor(io);
  const parts = checked
    .filter(({ problems }) => !isQuiet || problems.length > 0)
    .map((each) => problemsText(each, style) + verdictLine(each, kubernetes, style));
  if (checked.length > 1) {
    const rejected = checked.filter(({ analysis }) => !analysis.reading.policy).length;
    if (!isQuiet || rejected > 0)
      parts.push(
        `${counted(checked.length, 'policy', 'policies')}, ${rejected === 0 ? 'none' : rejected} rejected.\n`,
      );
  }
  return parts.join('\n');
}

function problemsText(each: Checked, style: Style): string {
  const { problems, analysis, at, input } = each;
  const frameOf = framesOf(analysis.text, style);
  return problems
    .map((problem) => {
      const { line, column } = at(problem.range.start);
      const severity = style[colors[problem.severity]](problem.severity);
      const who = problem.source === 'kube-apiserver' ? 'kube-apiserver: ' : '';
      const more = moreLikeIt(problem);
      return [
        `${style.bold(`${oneLine(input.name)}:${line}:${column}`)}: ${severity}: ${who}${oneLine(problem.message)} ${style.dim(`[${problem.code}]`)}\n`,
        frameOf(problem.range, line),
        problem.advice === '' ? '' : `  ${oneLine(problem.advice)}\n`,
        problem.fix ? `  ${style.green('Fix:')} ${fixTitle(problem.fix)}\n` : '',
        more === '' ? '' : `  … ${more}\n`,
        '\n',
      ].join('');
    })
    .join('');
}

/** The studio extracts a policy by a button, the command line by an option. */
const fixTitle = (fix: NonNullable<Problem['fix']>) =>
  'extract' in fix ? 'Check it with --extract.' : oneLine(fix.title);

function verdictLine(each: Checked, kubernetes: string, style: Style): string {
  const { analysis, problems } = each;
  const name = style.bold(oneLine(nameOf(each)));
  const { outcome } = analysis.reading;
  const said = analysis.tooLarge
    ? style.yellow('not checked, too long')
    : outcome === 'refused'
      ? style.red(`rejected by kube-apiserver ${kubernetes}`)
      : outcome === 'warned'
        ? style.yellow(`accepted by kube-apiserver ${kubernetes} with warnings`)
        : style.green(`accepted by kube-apiserver ${kubernetes}`);
  const count = (severity: string) =>
    problems.reduce(
      (sum, { severity: own, more = 0 }) => sum + (own === severity ? 1 + more : 0),
      0,
    );
  const counts = (['error', 'warning', 'notice'] as const)
    .map((severity) => [severity, count(severity)] as const)
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => counted(number, severity));
  return `${name}: ${said}${counts.length > 0 ? ` (${counts.join(', ')})` : ''}\n`;
}
