/** Matches lines that Go's bytes.TrimSpace does not make empty. A byte order mark is not white space. */
const isFilled = /\P{White_Space}/u;

/**
 * Yields the lines of a UTF-8 stream, except blank ones. Only a newline ends a line: JSON may contain U+2028,
 * where node:readline would split.
 */
export async function* linesOf(stream: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest: string[] = [];
  for await (const chunk of stream) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const [first = '', ...others] = text.split('\n');
    rest.push(first);
    for (const other of others) {
      const line = rest.join('');
      rest = [other];
      if (isFilled.test(line)) yield line;
    }
  }
  const last = rest.join('');
  if (isFilled.test(last)) yield last;
}
