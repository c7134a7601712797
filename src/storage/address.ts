/** What the address asks for, in the part behind # that no server sees. */
export type Asked =
  | { kind: 'nothing' }
  /** A workspace of its own that shows nothing of what is kept here. */
  | { kind: 'new' }
  /** A shared workspace. */
  | { kind: 'link'; link: string };

/**
 * Reads a fragment, with or without its #. A fragment of somebody else asks for nothing. Of a link,
 * what chats and editors make of it is made good: an escaped =, the full stop or bracket behind it.
 */
export function readFragment(fragment: string): Asked {
  const asked = fragment
    .replace(/^#/, '')
    .replace(/^(v\d+)%3D/i, '$1=')
    .replace(/[^\w=-]+$/, '');
  if (asked === 'new') return { kind: 'new' };
  return /^v\d+=/.test(asked) ? { kind: 'link', link: asked } : { kind: 'nothing' };
}

/** What the address of this page asks for. */
export const askedByAddress = (): Asked => readFragment(location.hash);

/** Takes the fragment away, without a step in the browser's history: it was answered. */
export function clearFragment(): void {
  if (askedByAddress().kind === 'nothing') return;
  history.replaceState(history.state, '', location.pathname + location.search);
}

/** The address that opens a link made here; `page` is another page of the studio beside this one. */
export function addressOf(link: string, page = ''): string {
  const here = location.href.replace(/[?#].*$/s, '').replace(/[^/]*$/, page);
  return `${here}#${link}`;
}

/** The studio with what this page shows. */
export const studioAddress = (): string => addressOf(location.hash.slice(1));

let isLeaving = false;

/** Whether the user has said that what is here may go: nobody is to ask again. */
export const mayGo = (): boolean => isLeaving;

/**
 * Another link was put into the address of this open page, or its own was left: opened as if the page
 * were. `asks` may answer that the user is asked first; then the address stays until they say `go`.
 */
export function openOtherLinks(asks: (go: () => void) => boolean = () => false): void {
  window.addEventListener('hashchange', ({ oldURL, newURL }) => {
    const left = readFragment(new URL(oldURL).hash);
    if (askedByAddress().kind === 'nothing' && left.kind === 'nothing') return;
    const go = () => {
      isLeaving = true;
      history.replaceState(history.state, '', newURL);
      location.reload();
    };
    if (asks(go)) history.replaceState(history.state, '', oldURL);
    else location.reload();
  });
}

/** A new workspace in a tab of its own. */
export function openNew(): void {
  window.open(addressOf('new'), '_blank', 'noopener');
}

/** Opens the page anew, without the link it was opened with; the browser's Back leads to that again. */
export function reloadOwn(): void {
  isLeaving = true;
  location.assign(location.pathname + location.search);
}
