/**
 * Code points that are assigned in a newer version of Unicode but not in 15.0: from-to in hexadecimal.
 * Ranges are merged across code points that were never assigned.
 */
const later =
  '88f-897 c5b-c5c cd7-cdc 1acf-1aff 1b4d-1b4f 1b7f 1c89-1c8f 20c1-20cf 2427-243f 2b96 ' +
  '2ffc-3000 31e4-31ef a7cb-a7cf a7d2 a7d4 a7da-a7f1 fbc3-fbd2 fd90-fd91 fdc8-fdce ' +
  '105bd-105ff 10940-1097f 10d3a-10e5f 10eb2-10efc 11375-113ff 116ca-116ff 11b0a-11bff ' +
  '11daa-11edf 11f5a-11faf 13456-143ff 14647-167ff 16b90-16e3f 16e9b-16eff 16ff2-16fff ' +
  '187f8-187ff 18cd6-18cff 18d09-1afef 1bca0-1ceff 1e4fa-1e7df 1f6d8-1f6db 1f777-1f77a ' +
  '1f8b2-1f8ff 1fa54-1fa5f 1fa89-1fa8f 1fabe 1fac6-1facd 1fadc-1fadf 1fae9-1faef 1fbcb-1fbef ' +
  '1fbfa-1ffff 2b73a-2b73f 2cea2-2ceaf 2ebe1-2f7ff 323b0-e00ff';

const unknown = new RegExp(
  `[${later.replace(/[0-9a-f]+/g, (code) => `\\u{${code}}`).replaceAll(' ', '')}]`,
  'u',
);

/**
 * Returns whether Go prints the character instead of escaping it. It prints letters, marks, numbers,
 * punctuation, symbols and the ASCII space of Unicode 15.0, whatever version the browser has. Mirrors
 * strconv.IsPrint of Go 1.21 to 1.26, with which Kubernetes is built.
 */
export function isPrint(character: string): boolean {
  return /[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(character) && !unknown.test(character);
}
