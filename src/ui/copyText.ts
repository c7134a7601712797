/** Copies a text to the clipboard, and returns whether the browser allowed it. Never throws. */
export async function copyText(text: string): Promise<boolean> {
  try {
    // Pages without HTTPS have no clipboard; in a frame it may be forbidden.
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
