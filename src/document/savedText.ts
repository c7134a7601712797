/** Returns the text as it is in a file: half a surrogate pair can't be saved and becomes U+FFFD. Offsets stay the same. */
export function savedText(text: string): string {
  return text.replace(/\p{Surrogate}+/gu, (halves) => '\ufffd'.repeat(halves.length));
}
