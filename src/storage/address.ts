/** What the fragment of the address (the part after #, which no server sees) requests. */
export type AddressTarget =
  | { kind: 'nothing' }
  /** A new workspace that shows nothing saved in this browser. */
  | { kind: 'new' }
  /** A shared workspace. */
  | { kind: 'link'; link: string };

/**
 * Reads a fragment, with or without its #. An unknown fragment requests nothing. Undoes what chat apps and
 * editors do to links: an escaped =, a trailing period or bracket.
 */
export function readFragment(fragment: string): AddressTarget {
  const whole = fragment.replace(/^#/, '').replace(/^(v\d+)%3D/i, '$1=');
  // Not /[^\w=-]+$/, which reads many such characters again from each of them.
  const [cleaned = ''] = /^[^]*[\w=-]/.exec(whole) ?? [];
  if (cleaned === 'new') return { kind: 'new' };
  return /^v\d+=/.test(cleaned) ? { kind: 'link', link: cleaned } : { kind: 'nothing' };
}

/** What the address of this page requests. */
export const addressTarget = (): AddressTarget => readFragment(location.hash);

/** Removes the fragment once it has been handled, without adding an entry to the browser's history. */
export function clearFragment(): void {
  if (addressTarget().kind === 'nothing') return;
  history.replaceState(history.state, '', location.pathname + location.search);
}

/** The address that opens a link made here. `page` names another page in the same folder, such as `embed.html`. */
export function addressOf(link: string, page = ''): string {
  const here = location.href.replace(/[?#].*$/s, '').replace(/[^/]*$/, page);
  return `${here}#${link}`;
}

/** The address of the full editor with the link this page shows. */
export const studioAddress = (): string => addressOf(location.hash.slice(1));

let isLeaving = false;

/** Whether the user has agreed to discard what is on this page. No further confirmation is needed. */
export const isLeaveConfirmed = (): boolean => isLeaving;

/**
 * Reloads the page when the user changes its fragment to another link, or away from one. If `asks` returns
 * true, the user is being asked first: the old address stays until `go` is called.
 */
export function openOtherLinks(asks: (go: () => void) => boolean = () => false): void {
  window.addEventListener('hashchange', ({ oldURL, newURL }) => {
    const left = readFragment(new URL(oldURL).hash);
    if (addressTarget().kind === 'nothing' && left.kind === 'nothing') return;
    const go = () => {
      isLeaving = true;
      history.replaceState(history.state, '', newURL);
      location.reload();
    };
    if (asks(go)) history.replaceState(history.state, '', oldURL);
    else location.reload();
  });
}

/** Opens a new workspace in a new tab. */
export function openNew(): void {
  window.open(addressOf('new'), '_blank', 'noopener');
}

/** Reloads the page without the link it was opened with. The browser's Back button returns to that link. */
export function reloadWithoutLink(): void {
  isLeaving = true;
  location.assign(location.pathname + location.search);
}
