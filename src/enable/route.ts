/** The pages of `#enable`, by the part of the address after it. */
export const enablePages = [
  { path: '', title: 'Check', address: '#enable' },
  { path: 'setup', title: 'Set up', address: '#enable/setup' },
  { path: 'backends', title: 'Backends', address: '#enable/backends' },
  { path: 'cost', title: 'Cost', address: '#enable/cost' },
] as const;

export type EnablePath = (typeof enablePages)[number]['path'];

/** Returns the page that a path names; undefined if none has that name. */
export function enablePage(path: string): EnablePath | undefined {
  return enablePages.find((page) => page.path === path)?.path;
}
