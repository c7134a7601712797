/** What the page asks of a media query. */
export type MediaQuery = Pick<
  MediaQueryList,
  'matches' | 'addEventListener' | 'removeEventListener'
>;

/** Returns a media query. Where the browser cannot answer it, `otherwise` is the answer, for good. Never throws. */
export function mediaQuery(query: string, otherwise = false): MediaQuery {
  try {
    return matchMedia(query);
  } catch {
    return {
      matches: otherwise,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    };
  }
}
