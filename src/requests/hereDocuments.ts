/** A command that is given a text, and how many lines both take. */
export interface HereDocument {
  /** The command that reads it; "" if it only writes a file. */
  command: string;
  /** The name of the file that it is: "-" is standard input. */
  file: string;
  text: string;
  lines: number;
  notes: string[];
  refused?: string;
}

const redirect = /(?<!<)<<(-?)\s*(?:'([^']+)'|"([^"]+)"|\\?([\w.-]+))/;

/**
 * Returns the here-document that a line begins: "kubectl apply -f - <<EOF", "cat <<EOF | kubectl apply -f -", or
 * "cat >web.yaml <<EOF", which writes a file. Undefined if it begins none. Nothing is run. Never throws.
 */
export function hereDocument(
  lines: readonly string[],
  from: number,
  first: string,
): HereDocument | undefined {
  const found = redirect.exec(first);
  if (!found || !/^(?:\w+=\S*\s+)*(?:\S*\/)?(?:kubectl|cat|tee)(?:\.exe)?\s/.test(first))
    return undefined;
  const [written, tabs, single, double, bare] = found;
  const mark = single ?? double ?? bare ?? '';
  const isQuoted = single !== undefined || double !== undefined || written.includes('\\');
  const stripped = (line: string) => (tabs === '-' ? line.replace(/^\t+/, '') : line);
  const at = lines.findIndex((line, index) => index > from && stripped(line).trimEnd() === mark);
  const end = at < 0 ? lines.length : at;
  const body = lines.slice(from + 1, end).map(stripped);
  const rest = first.replace(written, ' ');
  const [, piped] = /^cat\s+(?:-\s+)?\|\s*(.*)$/.exec(rest.trim()) ?? [];
  const [, file] =
    /^(?:cat\s*>\s*|tee\s+)(?:"|')?([^\s"'|>]+)(?:"|')?\s*(?:>\s*\/dev\/null\s*)?$/.exec(
      rest.trim().replace(/\s+/g, ' '),
    ) ?? [];
  const command = file === undefined ? (piped ?? rest.trim()) : '';
  const text = isQuoted ? body.join('\n') : body.join('\n').replace(/\\([$`\\])/g, '$1');
  const refused =
    at < 0
      ? `The here-document is not closed: a line with ${mark} is missing.`
      : command === '' || /^(?:\w+=\S*\s+)*(?:\S*\/)?kubectl/.test(command)
        ? !isQuoted && /(?<!\\)(?:\$\(|`)/.test(body.join('\n'))
          ? 'The here-document contains a command substitution, which is not run. Paste its result instead.'
          : undefined
        : 'Only kubectl is read behind a here-document.';
  const [variable] = isQuoted ? [] : (/(?<!\\)\$(?:\w+|\{\w+\})/.exec(body.join('\n')) ?? []);
  return {
    ...{ command, file: file ?? '-', text, lines: end - from + (at < 0 ? 0 : 1) },
    notes: variable === undefined ? [] : [`${variable} stands as written: its value is not known.`],
    ...(refused !== undefined && { refused }),
  };
}
