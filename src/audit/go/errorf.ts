/**
 * Returns what fmt.Errorf makes of a message that it uses as a format without values, as kube-apiserver
 * did with its Forbidden messages up to 1.31: "50% off" becomes "50%!o(MISSING)ff".
 * Mirrors doPrintf of fmt/print.go.
 */
export function errorfWithoutValues(format: string): string {
  const characters = Array.from(format);
  let written = '';
  let at = 0;
  while (at < characters.length) {
    const character = characters[at++] ?? '';
    if (character !== '%') {
      written += character;
      continue;
    }
    const directive = readDirective(characters, at);
    written += directive.written;
    at = directive.end;
  }
  return written;
}

/** Returns the output of the directive after the "%" before `start`, and where it ends. */
function readDirective(characters: readonly string[], start: number) {
  let at = start;
  let written = '';
  let isIndexGood = true;
  let isAfterIndex = false;

  const readIndex = () => {
    isAfterIndex = false;
    if (characters[at] !== '[') return;
    isIndexGood = false;
    const close = characters.indexOf(']', at + 1);
    // Go counts bytes; only "[" and "[]" at the end are shorter than three.
    if (characters.length - at < 3 && /^[\0-\x7f]*$/.test(characters.slice(at).join(''))) at += 1;
    else if (close < 0) at += 1;
    else {
      isAfterIndex = /^\d+$/.test(characters.slice(at + 1, close).join(''));
      at = close + 1;
    }
  };
  const readNumber = (bad: string) => {
    if (characters[at] === '*') {
      at += 1;
      written += bad;
      isAfterIndex = false;
      return;
    }
    let number = 0;
    while (/^\d$/.test(characters[at] ?? '')) {
      if (number > 1e6) at = characters.length;
      else number = number * 10 + Number(characters[at++]);
    }
  };

  while (/^[#0+\- ]$/.test(characters[at] ?? '')) at += 1;
  readIndex();
  readNumber('%!(BADWIDTH)');
  if (characters[at] === '.' && at + 1 < characters.length) {
    at += 1;
    readIndex();
    readNumber('%!(BADPREC)');
  }
  if (!isAfterIndex) readIndex();
  const verb = characters[at];
  if (verb === undefined) return { written: `${written}%!(NOVERB)`, end: at };
  if (verb === '%') return { written: `${written}%`, end: at + 1 };
  const shown = /\p{Surrogate}/u.test(verb) ? '\ufffd' : verb;
  const fault = isIndexGood ? 'MISSING' : 'BADINDEX';
  return { written: `${written}%!${shown}(${fault})`, end: at + 1 };
}
