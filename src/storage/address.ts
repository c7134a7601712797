/** The pages beside the studio, by the name that their addresses begin with. */
const besidePages = ['learn', 'enable', 'prove'] as const;
export type BesidePage = (typeof besidePages)[number];

/** What the fragment of the address (the part after #, which no server sees) requests. */
export type AddressTarget =
  | { kind: 'nothing' }
  /** A new workspace that shows nothing saved in this browser. */
  | { kind: 'new' }
  /** A page beside the studio, and the place in it: `lesson/stages/2` is three names. */
  | { kind: BesidePage; path: readonly string[] }
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
  const [first, ...path] = cleaned.split('/');
  const page = besidePages.find((name) => name === first);
  if (page) return { kind: page, path: path.filter(Boolean) };
  return /^v\d+=/.test(cleaned) ? { kind: 'link', link: cleaned } : { kind: 'nothing' };
}

/** What the address of this page requests. */
export const addressTarget = (): AddressTarget => readFragment(location.hash);

/** Removes the fragment once it has been handled, without adding an entry to the browser's history. */
export function clearFragment(): void {
  const { kind } = addressTarget();
  if (kind === 'nothing' || isBeside(kind)) return;
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

const followers = new Set<() => void>();

/** Calls back whenever the address has changed. Returns a function that stops. */
export function followAddress(follow: () => void): () => void {
  followers.add(follow);
  window.addEventListener('hashchange', follow);
  return () => {
    followers.delete(follow);
    window.removeEventListener('hashchange', follow);
  };
}

const isBeside = (kind: AddressTarget['kind']) => besidePages.some((page) => page === kind);

/** The fragment of the studio, while another page is shown instead of it. */
let behindPage = '';

/** The address that shows the studio again. */
export const studioFragment = (): string => `#${behindPage}`;

/**
 * Reloads the page when the user changes its fragment to another link, or away from one. If `asks` returns
 * true, the user is being asked first: the old address stays until `go` is called. Learn and the others are on the same
 * page: to and from them, nothing is loaded.
 */
export function openOtherLinks(asks: (go: () => void) => boolean = () => false): void {
  window.addEventListener('hashchange', ({ oldURL, newURL }) => {
    const [left, entered] = [oldURL, newURL].map((url) => new URL(url).hash.slice(1));
    if (left === undefined || entered === undefined) return;
    const isFromPage = isBeside(readFragment(left).kind);
    if (!isFromPage) behindPage = left;
    const target = readFragment(entered);
    if (isBeside(target.kind) || (isFromPage && entered === behindPage)) return;
    if (target.kind === 'nothing' && readFragment(behindPage).kind === 'nothing') return;
    const go = () => {
      isLeaving = true;
      history.replaceState(history.state, '', newURL);
      location.reload();
    };
    if (!asks(go)) return location.reload();
    // The studio asks, also when another page was shown.
    history.replaceState(history.state, '', studioFragment());
    for (const follow of followers) follow();
  });
}

/** Goes to a fragment of this page, with or without its #, as a link would. */
export function goTo(fragment: string): void {
  location.hash = fragment;
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
