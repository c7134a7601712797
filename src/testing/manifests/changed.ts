/** Returns a text after replacements of parts that are there exactly once. Throws if one is not. */
export function changed(text: string, ...changes: (readonly [from: string, to: string])[]): string {
  return changes.reduce((now, [from, to]) => {
    if (now.split(from).length !== 2) throw new Error(`not there exactly once: ${from}`);
    return now.replace(from, () => to);
  }, text);
}
