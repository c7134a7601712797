/** Blank is what bytes.TrimSpace of Go takes for it: a byte order mark is not. */
const isFilled = /\P{White_Space}/u;

/**
 * The lines of a stream of UTF-8, without empty ones. Only a newline ends a line: JSON may hold
 * U+2028, at which node:readline would cut.
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
