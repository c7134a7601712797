import { counted } from '../../ui/counted';
import { framesOf } from '../frame';
import type { Io } from '../io';
import { positionIn } from '../position';
import { oneLine, styleFor } from '../style';
import type { Examined } from './report';

const colors = { error: 'red', warning: 'yellow', notice: 'cyan' } as const;

/** Returns the report for people: each finding with its place in the text, then what it means for the server. */
export function textReport(examined: readonly Examined[], isQuiet: boolean, io: Io): string {
  const style = styleFor(io);
  return examined
    .filter(({ findings }) => !isQuiet || findings.length > 0)
    .map(({ input, diagnosis, findings }) => {
      const at = positionIn(input.text);
      const frameOf = framesOf(input.text, style);
      const listed = findings.map((finding) => {
        const { line, column } = at(finding.at.start);
        const severity = style[colors[finding.severity]](finding.severity);
        return [
          `${style.bold(`${oneLine(input.name)}:${line}:${column}`)}: ${severity}: ${oneLine(finding.message)} ${style.dim(`[${finding.code}]`)}\n`,
          frameOf(finding.at, line),
          finding.fix ? `  ${style.green('Fix:')} ${oneLine(finding.fix.title)}\n` : '',
          '\n',
        ].join('');
      });
      const note = diagnosis.servers[0]?.configuration.note;
      const below = note === undefined ? '' : `  ${oneLine(note)}\n`;
      return `${listed.join('')}${style.bold(oneLine(input.name))}: ${verdict()}\n${below}`;

      function verdict(): string {
        if (diagnosis.unread !== undefined) return style.yellow(`not checked. ${diagnosis.unread}`);
        const count = (severity: string) =>
          findings.filter((each) => each.severity === severity).length;
        const counts = (['error', 'warning', 'notice'] as const)
          .filter((severity) => count(severity) > 0)
          .map((severity) => counted(count(severity), severity));
        const after = counts.length > 0 ? ` (${counts.join(', ')})` : '';
        if (count('error') > 0) return `${style.red('kube-apiserver does not start')}${after}`;
        if (count('warning') > 0) return `${style.yellow('events get lost')}${after}`;
        return `${style.green('nothing wrong about auditing')}${after}`;
      }
    })
    .join('\n');
}
