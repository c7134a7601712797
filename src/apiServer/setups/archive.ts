import type { Runbook, Step } from './runbook';

/** A file of an archive. */
export interface ArchiveFile {
  path: string;
  content: string;
  /** Permissions, as a number: 0o600. */
  mode: number;
}

/** Returns everything of a runbook for a zip or tar file: its files, and the steps as RUNBOOK.md. */
export function archiveFiles(runbook: Runbook, title: string): ArchiveFile[] {
  return [
    { path: 'RUNBOOK.md', content: runbookText(runbook, title), mode: 0o644 },
    ...runbook.files.map(({ path, content, mode }) => ({
      path,
      content,
      mode: Number.parseInt(mode, 8),
    })),
  ];
}

/** Returns a runbook as Markdown. */
export function runbookText({ files, steps, warnings, facts }: Runbook, title: string): string {
  const lines = [
    `# ${title}`,
    ...section(
      'Before you start',
      warnings.map((warning) => `- ${warning}`),
    ),
    ...section(
      'Files',
      files.map(
        ({ path, target }) => `- \`${path}\`${target === undefined ? '' : ` → \`${target}\``}`,
      ),
    ),
    ...steps.map(stepText),
    ...section(
      'Sources',
      facts.map(
        ({ text, link, read }) => `- ${text} ${link}${read === undefined ? '' : ` (read ${read})`}`,
      ),
    ),
  ];
  return `${lines.join('\n\n')}\n`;
}

const section = (heading: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : [`## ${heading}`, lines.join('\n')];

function stepText(step: Step, index: number): string {
  const { title, why, whereText, commands, expect, otherwise } = step;
  return [
    `## ${index + 1}. ${title}`,
    `${whereText}. ${why}`,
    ...(commands === undefined ? [] : [fenced(commands, 'sh')]),
    'Expect:',
    fenced(expect, 'text'),
    `If not: ${otherwise}`,
  ].join('\n\n');
}

/** Returns a text in a fence that is longer than any in it. */
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
