import { mediaQuery } from '../ui/mediaQuery';

/** Whether the window has room for Monaco, which is large and made for keyboards. */
export const wide = mediaQuery('(min-width: 701px)', true);

/**
 * Begins to download all of Monaco at once, after whatever else the page asks for.
 * The names of its scripts are in index.html (hosting/monacoAhead.mjs); in development there are none.
 */
export function downloadMonaco(): void {
  const meta = document.querySelector<HTMLMetaElement>('meta[name=monaco]');
  if (!meta) return;
  for (const href of meta.content.split(' ')) {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'modulepreload', crossOrigin: '', fetchPriority: 'low', href });
    document.head.append(link);
  }
}
