import { longestTicks, markdownLink } from '../../audit/markdown';

/** Returns the policy as a Markdown code block, followed by the link. */
export function markdownWithYaml(name: string, yaml: string, address: string): string {
  const fence = '`'.repeat(Math.max(3, longestTicks(yaml) + 1));
  const text = yaml.endsWith('\n') || yaml === '' ? yaml : `${yaml}\n`;
  return `${fence}yaml\n${text}${fence}\n\n${markdownLink(name, address)}\n`;
}

/** Returns the HTML that embeds the view in another page. */
export function iframe(name: string, address: string, height: number): string {
  const [title, src] = [name, address].map((text) =>
    text.replace(/[&"<>]/g, (letter) => `&#${letter.charCodeAt(0)};`),
  );
  return `<iframe src="${src}" title="${title}" width="100%" height="${height}" style="border:0" loading="lazy" referrerpolicy="no-referrer" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>`;
}

/** Some chat apps truncate links longer than this. */
export const chatLimit = 2000;
