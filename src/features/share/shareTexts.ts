import { longestTicks, markdownLink } from '../../audit/markdown';

/** Returns the policy as a Markdown code block, followed by the link. */
export function markdownWithYaml(name: string, yaml: string, address: string): string {
  const fence = '`'.repeat(Math.max(3, longestTicks(yaml) + 1));
  const text = yaml.endsWith('\n') || yaml === '' ? yaml : `${yaml}\n`;
  return `${fence}yaml\n${text}${fence}\n\n${markdownLink(name, address)}\n`;
}

/**
 * Returns the HTML that embeds the view, or an exercise, in another page. Without `allow-forms`, what is typed in a
 * form goes nowhere: not even its script is told. `allow-downloads` is for an exercise, whose results are a file.
 */
export function iframe(
  name: string,
  address: string,
  height: number,
  hasDownloads = false,
): string {
  const allowed = hasDownloads ? `${sandboxed} allow-downloads` : sandboxed;
  const [title, src] = [name, address].map((text) =>
    text.replace(/[&"<>]/g, (letter) => `&#${letter.charCodeAt(0)};`),
  );
  return `<iframe src="${src}" title="${title}" width="100%" height="${height}" style="border:0" loading="lazy" referrerpolicy="no-referrer" sandbox="${allowed}"></iframe>`;
}

const sandboxed =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox';

/** Some chat apps truncate links longer than this. */
export const chatLimit = 2000;
