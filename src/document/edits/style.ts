import type { ScalarNode, SequenceNode, TreeNode } from '../tree';
import { column } from './lines';
import type { Quoting } from './scalarText';

/** How this document is written; each answer is what most similar places have. */
export interface Style {
  /** Whether a list in `field` is written as `[a, b]`; `ofMaps`: its items are maps. */
  isFlow: (field: string, ofMaps: boolean) => boolean;
  /** Quotes of a string that is the value of `field`, or an item of its list. */
  quoting: (field: string, inList: boolean) => Quoting;
  /** Columns from the key of a list to its dashes. */
  dashOffset: (field: string) => number;
  /** Columns from a dash to its item's text. */
  dashGap: number;
  /** Columns from the key of a map to its fields. */
  mapOffset: number;
  /** The white space after the key of a pair in `{ }`, after a comma, and inside the brackets. */
  colon: string;
  comma: string;
  padding: string;
  /** Whether keys in `{ }` have double quotes, as in JSON. */
  quotesKeys: boolean;
}

/** Counts votes by topic. The winner is the most frequent vote of the first topic that has any. */
class Votes<T> {
  private readonly counts = new Map<string, Map<T, number>>();

  add(vote: T, ...topics: string[]): void {
    for (const topic of topics) {
      const count = this.counts.get(topic) ?? new Map<T, number>();
      this.counts.set(topic, count.set(vote, (count.get(vote) ?? 0) + 1));
    }
  }

  winner(fallback: T, ...topics: string[]): T {
    for (const topic of topics) {
      const [best] = [...(this.counts.get(topic) ?? [])].toSorted((a, b) => b[1] - a[1]);
      if (best) return best[0];
    }
    return fallback;
  }
}

/** Returns the style of a document. `isJson`: the whole text is JSON and must stay JSON. */
export function styleOf(text: string, root: TreeNode | null, isJson: boolean): Style {
  const flow = new Votes<boolean>();
  const quotes = new Votes<Quoting>();
  const dashes = new Votes<number>();
  const layout = new Votes<number>();
  const flowText = new Votes<string>();
  const flowKeys = new Votes<boolean>();

  const visit = (node: TreeNode, field: string, inList: boolean, keyColumn: number): void => {
    if (node.kind === 'scalar') {
      const quoting = quotingOf(node);
      if (quoting && node.value !== '') quotes.add(quoting, `${field}/${inList}`, `/${inList}`);
      else if (quoting && quoting !== 'plain') quotes.add(quoting, `${field}/${inList}`);
    } else if (node.kind === 'sequence') {
      visitList(node, field, keyColumn);
    } else if (node.kind === 'mapping') {
      const at = node.style === 'block' ? column(text, node.pairs[0]?.key.start ?? node.start) : -1;
      if (node.style === 'block' && keyColumn >= 0 && !inList) layout.add(at - keyColumn, 'map');
      if (node.style === 'flow')
        visitFlow(
          node.pairs.map((pair) => pair.key.start),
          node,
        );
      for (const { key, value } of node.pairs) {
        if (node.style === 'flow') {
          flowKeys.add(key.kind === 'scalar' && key.style === 'double', 'key');
          if (value.start > key.end) flowText.add(text.slice(key.end, value.start), 'colon');
        }
        visit(value, key.kind === 'scalar' ? key.value : '', false, at);
      }
    }
  };
  const visitList = (node: SequenceNode, field: string, keyColumn: number): void => {
    const first = node.items[0];
    if (first) {
      const like = isMapLike(first);
      const where = keyColumn > 0 ? [`nested/${like}`] : [];
      flow.add(node.style === 'flow', `${field}/${like}`, ...where, `/${like}`);
    }
    if (node.style === 'flow')
      visitFlow(
        node.items.map((item) => item.start),
        node,
      );
    else if (keyColumn >= 0 && node.dashes[0] !== undefined) {
      const dash = node.dashes[0];
      dashes.add(column(text, dash) - keyColumn, field, keyColumn > 0 ? 'nested' : 'top', '');
      const gap = /^-( +)[^ #\r\n]/.exec(text.slice(dash, dash + 20))?.[1];
      if (gap !== undefined) layout.add(gap.length + 1, 'gap');
    }
    for (const item of node.items) visit(item, field, true, -1);
  };
  const visitFlow = (starts: number[], node: TreeNode): void => {
    if (starts[0] === undefined) return;
    flowText.add(text.slice(node.start + 1, starts[0]), 'padding');
    for (const start of starts.slice(1)) {
      const blanks = /,( *)$/.exec(text.slice(Math.max(node.start, start - 20), start))?.[1];
      if (blanks !== undefined) flowText.add(blanks, 'comma');
    }
  };
  if (root) visit(root, '', false, -1);

  const isBlank = (blanks: string, fallback: string): string =>
    /^ ?$/.test(blanks) ? blanks : fallback;
  const quotesKeys = isJson || flowKeys.winner(false, 'key');
  const colon = quotesKeys && flowText.winner(': ', 'colon') === ':' ? ':' : ': ';
  return {
    isFlow: (field, ofMaps) =>
      isJson || flow.winner(!ofMaps, `${field}/${ofMaps}`, `nested/${ofMaps}`, `/${ofMaps}`),
    quoting: (field, inList) => {
      if (isJson) return 'double';
      const fallback = inList || field === 'group' ? 'double' : 'plain';
      return quotes.winner(fallback, `${field}/${inList}`, ...(inList ? ['/true'] : []));
    },
    dashOffset: (field) =>
      Math.max(0, dashes.winner(2, field, field === 'rules' ? 'top' : 'nested', '')),
    dashGap: layout.winner(2, 'gap'),
    mapOffset: Math.max(1, layout.winner(2, 'map')),
    colon,
    comma: isBlank(flowText.winner(colon === ':' ? '' : ' ', 'comma'), ' '),
    padding: isBlank(flowText.winner('', 'padding'), ''),
    quotesKeys,
  };
}

function isMapLike(node: TreeNode): boolean {
  return node.kind === 'mapping';
}

/** The quoting of a scalar; undefined for block scalars. */
export function quotingOf(node: ScalarNode): Quoting | undefined {
  return node.style === 'literal' || node.style === 'folded' ? undefined : node.style;
}
