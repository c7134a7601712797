import { addressOf } from './address';

/** This page is one view in somebody else's page: Learn does not fit in, and is not part of it. */
const isEmbedded = () => /\/embed(?:\.html)?$/.test(location.pathname);

/** Returns the props of a link into Learn, given as its fragment: `#learn/…`. From an embedded view it opens in a new tab. */
export function learnLink(fragment: string) {
  return isEmbedded()
    ? { href: learnAddress(fragment), target: '_blank', rel: 'noopener noreferrer' }
    : { href: fragment };
}

/** Returns the whole address of a place in Learn, for those who do not follow a fragment. */
export const learnAddress = (fragment: string): string => addressOf(fragment.slice(1));
