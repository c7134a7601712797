/** A part of a long text that may say how kube-apiserver is started. */
export interface Piece {
  text: string;
  /** Where it begins, in UTF-16 units. */
  start: number;
}

/** A document that is longer takes too long to read while somebody types. */
export const longestPiece = 64_000;
/** In a text that is longer, words are looked for before it is read. */
const longestUnseen = 16_000;
/** One cluster's files have fewer. */
const documentsAtMost = 50;
/** All pieces together. */
const longestSum = 200_000;
export const piecesAtMost = 20;

/** Returns whether a text has to be read in pieces. */
export function isLong(text: string): boolean {
  return text.length > longestPiece || [...text.matchAll(/^---/gm)].length > documentsAtMost;
}

/** Returns whether a text, or a part of one, may say how kube-apiserver is started; of a short text always. */
export function mayStartServer(text: string): boolean {
  return text.length <= longestUnseen || isTelling(text);
}

/** Returns whether a text has a word that such configurations have. */
export function isTelling(text: string): boolean {
  return telling.some((pattern) => pattern.test(text));
}

/** What sets flags about auditing, and what every configuration that is read has in it. */
const telling = [
  /audit-(?:log|policy|webhook)|audit_(?:log|policy|webhook)|audit(?:Log|Policy|Config|Webhook)|component"?: *"?kube-apiserver/,
  /kube-?apiserver|ClusterConfiguration|apiServer|apiserver|audit|ExecStart|Shoot|profile:|kops\.k8s\.io|k0sproject/i,
];

/**
 * Returns the parts of a long text that may start kube-apiserver: its documents, the items of a list as kubectl prints it, or single
 * commands as ps prints them; and where the first one begins that is too long or too much to be read.
 */
export function piecesOf(text: string): { pieces: Piece[]; leftOutAt?: number | undefined } {
  const found = documentsOf(text).flatMap((document) =>
    document.text.length <= longestPiece ? [document] : partsOf(document),
  );
  for (const pattern of telling) {
    const told = found.filter((piece) => pattern.test(piece.text));
    if (told.length > 0) return chosen(told);
  }
  return { pieces: [] };
}

function chosen(found: readonly Piece[]): ReturnType<typeof piecesOf> {
  const pieces: Piece[] = [];
  let sum = 0;
  let leftOutAt: number | undefined;
  for (const piece of found) {
    const isTooMuch =
      piece.text.length > longestPiece ||
      sum + piece.text.length > longestSum ||
      pieces.length === piecesAtMost;
    if (isTooMuch) {
      leftOutAt ??= piece.start;
      continue;
    }
    sum += piece.text.length;
    pieces.push(piece);
  }
  return { pieces, leftOutAt };
}

function documentsOf(text: string): Piece[] {
  const starts = [0, ...[...text.matchAll(/^---(?=\s|$)/gm)].map(({ index }) => index)];
  return slices(text, starts);
}

function slices(text: string, starts: readonly number[]): Piece[] {
  return starts.map((start, at) => ({ text: text.slice(start, starts[at + 1]), start }));
}

function partsOf(document: Piece): Piece[] {
  const items = /^\s*[[{]/.test(document.text) ? jsonItems(document) : yamlItems(document);
  if (items.length > 0) return items;
  const commands = commandLines(document);
  return commands.length > 0 ? commands : [document];
}

/** Items of `items:`, each without its dash, so that it is a document of its own. */
function yamlItems({ text, start }: Piece): Piece[] {
  const list = /^items:[ \t]*\r?\n([ \t]*)- /m.exec(text);
  if (!list) return [];
  const [whole, indent = ''] = list;
  const first = list.index + whole.length - indent.length - 2;
  const mark = new RegExp(`^${indent}- `, 'gm');
  mark.lastIndex = first;
  const starts: number[] = [];
  for (let match = mark.exec(text); match; match = mark.exec(text)) starts.push(match.index);
  return starts.map((from, at) => {
    const item = text.slice(from, starts[at + 1]);
    // What follows the list stands further left.
    const rest = new RegExp(`^(?! {${indent.length + 1}}|[ \\t]*\\r?$)`, 'm').exec(
      item.slice(item.indexOf('\n') + 1),
    );
    const end = rest ? item.indexOf('\n') + 1 + rest.index : item.length;
    const dash = indent.length;
    return { text: `${item.slice(0, dash)} ${item.slice(dash + 1, end)}`, start: start + from };
  });
}

/** Objects of `"items": […]`, found by their brackets. */
function jsonItems({ text, start }: Piece): Piece[] {
  const list = /"items"\s*:\s*\[/.exec(text);
  if (!list) return [];
  const items: Piece[] = [];
  const token = /"(?:[^"\\]|\\[^])*"|[{}[\]]/g;
  token.lastIndex = list.index + list[0].length;
  let depth = 0;
  let from = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [mark] = match;
    if (mark === '{' || mark === '[') {
      if (depth === 0) from = match.index;
      depth += 1;
    } else if (mark === '}' || mark === ']') {
      depth -= 1;
      if (depth < 0) break;
      if (depth === 0) items.push({ text: text.slice(from, token.lastIndex), start: start + from });
    }
  }
  return items;
}

/** Lines that run the server, with those that a backslash joins to them. */
function commandLines({ text, start }: Piece): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  let at = 0;
  for (const line of text.split('\n')) {
    const end = at + line.length;
    if (!/\\[ \t\r]*$/.test(line.slice(-200))) {
      const whole = text.slice(from, end);
      if (/(?:kube-apiserver|minikube|k3d|k3s)[^\n]*\s--/.test(whole.slice(0, longestPiece)))
        found.push({ text: whole, start: start + from });
      from = end + 1;
    }
    at = end + 1;
  }
  return found;
}
