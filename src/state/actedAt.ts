/**
 * Returns when the user did what is handled now, in ms: on a slow machine, the page comes to a key later, and to
 * each of several characters that arrive as one input.
 */
export function actedAt(): number {
  // `event` is marked as deprecated, but nothing else knows the event through Monaco.
  const current = (globalThis as { event?: Event }).event;
  return current?.timeStamp ?? performance.now();
}
