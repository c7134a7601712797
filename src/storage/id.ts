/** Returns a random, unique id. */
export function newId(): string {
  // crypto.randomUUID only exists on pages served over HTTPS.
  return [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
