import { strayByte, utf8Bytes } from '../go/bytes';

const maxBytes = 1024;

/**
 * Returns the user agent as it is in events: truncated after 1024 bytes of UTF-8, with a mark. The bytes
 * of a split character stay, as strayByte represents them. Mirrors maybeTruncateUserAgent.
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
