import { strayByte, utf8Bytes } from '../go/bytes';

const maxBytes = 1024;

/**
 * The user agent as an event holds it: cut after 1024 bytes of UTF-8 and then marked. The bytes of
 * a character cut in two stay, as strayByte says. Mirrors maybeTruncateUserAgent.
 */
export function truncatedUserAgent(userAgent: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of userAgent) {
    const encoded = utf8Bytes(character);
    if (bytes + encoded.length > maxBytes) {
      const broken = encoded.slice(0, maxBytes - bytes).map(strayByte);
      return `${kept}${broken.join('')}...TRUNCATED`;
    }
    bytes += encoded.length;
    kept += character;
  }
  return userAgent;
}
