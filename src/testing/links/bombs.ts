/** Writes bits as deflate does: the lowest bit of each byte first. */
function bitWriter() {
  const bytes: number[] = [];
  let count = 0;
  return {
    bytes,
    /** Writes a number, its lowest bit first; a Huffman code is given with its bits reversed. */
    write(value: number, length: number): void {
      for (let bit = 0; bit < length; bit++) {
        if (count % 8 === 0) bytes.push(0);
        bytes[bytes.length - 1]! |= ((value >> bit) & 1) << (count % 8);
        count += 1;
      }
    },
  };
}

const codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/**
 * One block with its own Huffman codes, of 15 bits where that is possible: those are the most expensive to prepare.
 * Holds one byte if `isEmpty` is false.
 */
function block(writer: ReturnType<typeof bitWriter>, isEmpty: boolean): void {
  writer.write(0, 1);
  writer.write(2, 2);
  writer.write(0, 5); // 257 literals
  writer.write(0, 5); // 1 distance
  writer.write(15, 4); // all 19 lengths
  // Codes of two bits for the lengths 1, 2, 15 and for runs of zeros.
  const used = new Map([
    [1, 2],
    [2, 2],
    [15, 2],
    [18, 2],
  ]);
  for (const place of codeOrder) writer.write(used.get(place) ?? 0, 3);
  const length = (symbol: 1 | 2 | 15 | 18) =>
    writer.write({ 1: 0b00, 2: 0b10, 15: 0b01, 18: 0b11 }[symbol], 2);
  length(2); // literal 0: code 10
  length(15);
  length(15);
  length(18);
  writer.write(138 - 11, 7);
  length(18);
  writer.write(256 - 3 - 138 - 11, 7);
  length(1); // end of block: code 0
  length(15); // distance 0
  if (!isEmpty) writer.write(0b01, 2);
  writer.write(0, 1);
}

function blocks(size: number, isEmpty: boolean): Uint8Array {
  const writer = bitWriter();
  while (writer.bytes.length < size) block(writer, isEmpty);
  writer.write(1, 1);
  writer.write(1, 2);
  writer.write(0, 7);
  return Uint8Array.from(writer.bytes);
}

/** Returns deflate data of about `size` bytes in which no block holds anything. Valid, and slow with Huffman tables. */
export const emptyBlocks = (size: number): Uint8Array => blocks(size, true);

/** The same with one byte in each block. */
export const tinyBlocks = (size: number): Uint8Array => blocks(size, false);
