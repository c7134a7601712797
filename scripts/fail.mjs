/**
 * Ends a command that cannot go on, and says why.
 * @param {string} message
 * @returns {never}
 */
export function fail(message) {
  console.error(message);
  process.exit(2);
}
