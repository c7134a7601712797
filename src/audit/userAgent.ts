import { utf8Bytes } from './goBytes';

const maxBytes = 1024;

/** How this code holds a byte that is not UTF-8 in a string; goJson writes it as Go does. */
const brokenByte = '\udc80';

/**
 * The user agent as an event holds it: cut after 1024 bytes of UTF-8 and then marked. The bytes of
 * a character cut in two stay, each as a lone surrogate. Mirrors maybeTruncateUserAgent.
 */
export function truncatedUserAgent(userAgent: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of userAgent) {
    const size = utf8Bytes(character).length;
    if (bytes + size > maxBytes) {
      return `${kept}${brokenByte.repeat(maxBytes - bytes)}...TRUNCATED`;
    }
    bytes += size;
    kept += character;
  }
  return userAgent;
}
