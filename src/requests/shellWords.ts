/** The words of a command line, or why it cannot be read without running something. */
export type Words = { words: string[] } | { refused: string };

const operators = /[|&;<>()]/;

/**
 * Splits a command line of a POSIX shell into words: quotes, escapes, $'…' and continued lines are undone, and variables
 * stay as written. Operators and substitutions outside of a header are refused; nothing is ever run. Never throws.
 */
export function shellWords(line: string): Words {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? '';
    if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (char === '\\') {
      at += 1;
      if (line[at] === '\r') at += 1;
      if (line[at] !== '\n') word = (word ?? '') + (line[at] ?? '');
    } else if (char === "'" || (char === '$' && line[at + 1] === "'")) {
      const isAnsi = char === '$';
      const start = isAnsi ? at + 2 : at + 1;
      const end = isAnsi ? ansiEnd(line, start) : line.indexOf("'", start);
      if (end < 0) return { refused: "A quote (') is not closed." };
      const inside = line.slice(start, end);
      word = (word ?? '') + (isAnsi ? unescaped(inside) : inside);
      at = end;
    } else if (char === '"') {
      const [inside, end] = doubleQuoted(line, at + 1);
      if (end < 0) return { refused: 'A quote (") is not closed.' };
      word = (word ?? '') + inside;
      at = end;
    } else if (char === '`' || (char === '$' && line[at + 1] === '(')) {
      return {
        refused: 'It contains a command substitution, which is not run. Paste its result instead.',
      };
    } else if (operators.test(char)) {
      return { refused: `Only one command is read: remove ${char} and what follows.` };
    } else if (char === '#' && word === undefined) {
      break;
    } else {
      word = (word ?? '') + char;
    }
  }
  return { words: word === undefined ? words : [...words, word] };
}

function doubleQuoted(line: string, start: number): [inside: string, end: number] {
  let inside = '';
  for (let at = start; at < line.length; at++) {
    const char = line[at] ?? '';
    if (char === '"') return [inside, at];
    const next = line[at + 1] ?? '';
    if (char === '\\' && /["\\$`\n]/.test(next)) {
      if (next !== '\n') inside += next;
      at += 1;
    } else inside += char;
  }
  return [inside, -1];
}

function ansiEnd(line: string, start: number): number {
  for (let at = start; at < line.length; at++) {
    if (line[at] === '\\') at += 1;
    else if (line[at] === "'") return at;
  }
  return -1;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' };
const unescaped = (text: string) =>
  text.replace(/\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|(.))/gs, (_all, code, byte, char: string) =>
    code || byte ? String.fromCharCode(parseInt(code ?? byte, 16)) : (escapes[char] ?? char),
  );
