/** An id that nobody else has. */
export function newId(): string {
  // crypto.randomUUID is missing where a page is served without https.
  return [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
