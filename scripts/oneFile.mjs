import { posix } from 'node:path';

/**
 * The chunks of a CommonJS build, as much of them as is needed here.
 * @typedef {{ fileName: string, code: string, imports: string[], isEntry: boolean }} Chunk
 */

/**
 * Joins the chunks of a CommonJS build into one file. Each is a function that runs when it is first required. So a command
 * pays only for what it uses, and V8 does not compile the rest: in one scope, all modules would need a function of their own
 * to be run later. Those that `isHot` names are compiled while the file is read, which saves reading them twice.
 * Throws if chunks require each other, as one would then see the other unfinished.
 * @param {readonly Chunk[]} chunks
 * @param {(chunk: Chunk) => boolean} isHot
 */
export function oneFile(chunks, isHot) {
  const numbers = new Map(chunks.map(({ fileName }, index) => [fileName, index]));
  const entry = chunks.findIndex(({ isEntry }) => isEntry);
  const circle = circleOf(chunks);
  if (circle) throw new Error(`Chunks require each other: ${circle.join(' → ')}`);
  const parts = chunks.map((chunk) => {
    const code = chunk.code.replaceAll(/\brequire\((["'`])(\.[^"'`]+)\1\)/g, (_, __, path) => {
      const number = numbers.get(posix.join(posix.dirname(chunk.fileName), path));
      if (number === undefined) throw new Error(`${chunk.fileName} requires ${path}`);
      return `part(${number})`;
    });
    const run = `function(exports){${code}}`;
    // V8 compiles a function in parentheses at once.
    return isHot(chunk) ? `(${run})` : run;
  });
  return `const done=[],part=(n)=>{if(!done[n])parts[n](done[n]={});return done[n]},parts=[\n${parts.join(',\n')}\n];part(${entry});\n`;
}

/**
 * Returns chunks that import each other, from one back to itself.
 * @param {readonly Chunk[]} chunks
 * @returns {string[] | undefined}
 */
function circleOf(chunks) {
  const imports = new Map(chunks.map(({ fileName, imports }) => [fileName, imports]));
  /** @type {Set<string>} */
  const finished = new Set();
  /** @type {(name: string, path: string[]) => string[] | undefined} */
  const visit = (name, path) => {
    if (path.includes(name)) return [...path, name];
    if (finished.has(name)) return undefined;
    for (const next of imports.get(name) ?? []) {
      const circle = visit(next, [...path, name]);
      if (circle) return circle;
    }
    finished.add(name);
    return undefined;
  };
  for (const { fileName } of chunks) {
    const circle = visit(fileName, []);
    if (circle) return circle;
  }
  return undefined;
}
