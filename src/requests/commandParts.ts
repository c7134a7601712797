/** One command of a line, and the operator before it; "" for the first. */
export interface CommandPart {
  text: string;
  operator: '' | ';' | '&' | '&&' | '|' | '||';
}

const operators = ['&&', '||', '|&', ';', '|', '&'] as const;
const redirect = /^(?:>>|>\||>&|>)\s*(?:&?[\d-](?=\s|$|[;|&])|(?:'[^']*'|"[^"]*"|[^\s;|&()<>'"])+)/;

/**
 * Splits a line of a shell into its commands, at ;, &&, ||, | and &. Where the output goes, and a comment at the end, is
 * dropped: no request depends on it. Substitutions are left as they are. Never throws.
 */
export function commandParts(line: string): CommandPart[] {
  const parts: CommandPart[] = [];
  let text = '';
  let operator: CommandPart['operator'] = '';
  const end = (next: CommandPart['operator']) => {
    if (text.trim() !== '') parts.push({ text: text.trim(), operator });
    text = '';
    operator = next;
  };
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    const after = untilEnd(line, at);
    if (after > at) {
      text += line.slice(at, after);
      at = after - 1;
      continue;
    }
    if (char === '#' && /(?:^|\s)$/.test(text)) {
      const next = line.indexOf('\n', at);
      if (next < 0) break;
      at = next - 1;
      continue;
    }
    // "2>&1", "&>all.txt", "> pods.txt".
    const isBoth = char === '&' && line.charAt(at + 1) === '>';
    const [output] = redirect.exec(line.slice(isBoth ? at + 1 : at)) ?? [];
    if (output !== undefined) {
      text = text.replace(/(?<=^|\s)\d$/, '');
      at += output.length - (isBoth ? 0 : 1);
      continue;
    }
    const found = operators.find((each) => line.startsWith(each, at));
    // An & within a word is part of a URL that lacks its quotes.
    if (found === undefined || (found === '&' && !/^(?:\s|$)/.test(line.slice(at + 1))))
      text += char;
    else {
      end(found === '|&' ? '|' : found);
      at += found.length - 1;
    }
  }
  end('');
  return parts;
}

/** Where what begins at a place ends: a quote, an escaped character, a substitution; `at` itself if nothing begins. */
function untilEnd(line: string, at: number): number {
  const rest = line.slice(at, at + 2);
  const close = (end: number) => (end < 0 ? line.length : end + 1);
  if (rest.startsWith('\\')) return at + 2;
  if (rest.startsWith("'")) return close(line.indexOf("'", at + 1));
  if (rest.startsWith('`')) return close(line.indexOf('`', at + 1));
  if (rest.startsWith('"')) {
    let end = at + 1;
    while (end < line.length && line[end] !== '"') end += line[end] === '\\' ? 2 : 1;
    return close(end);
  }
  if (!/^[$<>]\($/.test(rest)) return at;
  let depth = 0;
  for (let end = at + 1; end < line.length; end++) {
    if (line[end] === '(') depth += 1;
    else if (line[end] === ')') depth -= 1;
    if (depth === 0) return end + 1;
  }
  return line.length;
}
