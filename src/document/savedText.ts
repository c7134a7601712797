const half = /\p{Surrogate}/u;
/** So many UTF-16 units become a string at once. */
const atOnce = 4096;

/** Returns the text as it is in a file: half a surrogate pair can't be saved and becomes U+FFFD. Offsets stay the same. */
export function savedText(text: string): string {
  if (!half.test(text)) return text;
  let saved = '';
  let units: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) units.push(text.charCodeAt(at), text.charCodeAt(++at));
    else units.push(code >= 0xd800 && code <= 0xdfff ? 0xfffd : code);
    if (units.length < atOnce) continue;
    saved += String.fromCharCode(...units);
    units = [];
  }
  return saved + String.fromCharCode(...units);
}
