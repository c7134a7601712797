/** How a view for web pages looks there. */
export interface Embed {
  /** undefined: as the reader's system. */
  theme: 'light' | 'dark' | undefined;
  /** In CSS pixels, within `heights`. */
  height: number;
  /** Readers can edit the policy, without changing it for others. */
  isEditable: boolean;
}

export const plainEmbed: Embed = { theme: undefined, height: 480, isEditable: false };

/** Lower than this, neither policy nor events have room. Higher, and the view fills more than a screen. */
export const heights = { min: 320, max: 2000 };

/** Returns the height in whole pixels and within the limits; the usual one for anything but a number. */
export function embedHeight(given: number): number {
  if (Number.isNaN(given)) return plainEmbed.height;
  return Math.round(Math.min(heights.max, Math.max(heights.min, given)));
}

/** Returns the page of the view with its options: `embed.html?theme=dark&edit=yes`. See docs/embedding.md. */
export function embedPage({ theme, isEditable }: Embed): string {
  const options = [theme && `theme=${theme}`, isEditable && 'edit=yes'].filter(Boolean);
  return `embed.html${options.length > 0 ? '?' : ''}${options.join('&')}`;
}
