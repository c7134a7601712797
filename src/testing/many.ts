/** Repeats a piece, which may depend on its number, until it has about `size` characters. */
export function many(size: number, piece: string | ((at: number) => string)): string {
  const of = typeof piece === 'string' ? () => piece : piece;
  const pieces: string[] = [];
  for (let length = 0; length < size; length += pieces.at(-1)?.length ?? size) {
    pieces.push(of(pieces.length));
  }
  return pieces.join('');
}
