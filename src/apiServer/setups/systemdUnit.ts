/** Returns a word of a command line as systemd reads it back: quoted where needed, with its specifiers and variables escaped. */
export function unitWord(word: string): string {
  const escaped = word.replaceAll('\\', '\\\\').replaceAll('%', '%%').replaceAll('$', '$$$$');
  return /[\s"';\\]/.test(word) ? `"${escaped.replaceAll('"', '\\"')}"` : escaped;
}

/**
 * Returns a drop-in that runs the command line of a unit with more arguments: the last ExecStart of the text, as it is
 * written there. Arguments that set the same flag are left out of the old line. Undefined if the text has no ExecStart with
 * kube-apiserver.
 */
export function dropInFor(unit: string, args: readonly string[]): string | undefined {
  const lines = unit.replaceAll('\r\n', '\n').split('\n');
  const start = lines.findLastIndex((line) => /^\s*ExecStart\s*=.*kube-apiserver/.test(line));
  if (start === -1) return undefined;
  const command: string[] = [];
  for (const line of lines.slice(start)) {
    if (command.length > 0 && /^\s*[#;]/.test(line)) continue;
    command.push(line.replace(/\\\s*$/, '').trim());
    if (!/\\\s*$/.test(line)) break;
  }
  const names = new Set(args.map((arg) => /^--([\w-]+)/.exec(arg)?.[1]));
  const [first = '', ...rest] = command.flatMap((line) =>
    words(line.replace(/^ExecStart\s*=/, '')),
  );
  const kept = withoutFlags(rest, names);
  return `[Service]\nExecStart=\nExecStart=${[first, ...kept, ...args.map(unitWord)].join(' \\\n  ')}\n`;
}

/** The words of a command line, as they are written: quotes and escapes stay. */
function words(line: string): string[] {
  return line.match(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')+/g) ?? [];
}

/** Leaves out flags of these names, with the value that may be the next word. */
function withoutFlags(line: readonly string[], names: ReadonlySet<string | undefined>): string[] {
  const kept: string[] = [];
  for (let at = 0; at < line.length; at++) {
    const word = line[at] ?? '';
    const [, name, equals] = /^["']?--?([\w-]+)(=?)/.exec(word) ?? [];
    if (name === undefined || !names.has(name.replaceAll('_', '-'))) kept.push(word);
    else if (equals === '' && !/^["']?-/.test(line[at + 1] ?? '-')) at += 1;
  }
  return kept;
}
