/** A link in Markdown. */
export function markdownLink(name: string, address: string): string {
  // In a line of Markdown these would mean something.
  const shown = name.replace(/[\\[\]`*_<>#|!]/g, '\\$&').replace(/\s+/g, ' ');
  return `[${shown}](${address})`;
}

/** The policy as a block of Markdown, with the link below. */
export function markdownWithYaml(name: string, yaml: string, address: string): string {
  const longest = Math.max(0, ...(yaml.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  const text = yaml.endsWith('\n') || yaml === '' ? yaml : `${yaml}\n`;
  return `${fence}yaml\n${text}${fence}\n\n${markdownLink(name, address)}\n`;
}

/** The read-only view for a page of somebody else. */
export function iframe(name: string, address: string): string {
  const [title, src] = [name, address].map((text) =>
    text.replace(/[&"<>]/g, (letter) => `&#${letter.charCodeAt(0)};`),
  );
  return `<iframe src="${src}" title="${title}" width="100%" height="480" style="border:0" loading="lazy" referrerpolicy="no-referrer" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>`;
}

/** Chats cut links that are longer than this. */
export const chatLimit = 2000;
