/** A document before it is written. Unlike a JavaScript object, it can repeat its keys. */
export type Tree =
  | { is: 'text'; text: string }
  /** Written unchanged, whatever it means. */
  | { is: 'raw'; text: string }
  | { is: 'list'; items: Tree[] }
  | { is: 'map'; pairs: Pair[] };

export interface Pair {
  key: Tree;
  value: Tree;
}

export type MapTree = Extract<Tree, { is: 'map' }>;

export const text = (value: string): Tree => ({ is: 'text', text: value });
export const raw = (value: string): Tree => ({ is: 'raw', text: value });
export const list = (items: Tree[]): Tree => ({ is: 'list', items });
export const pair = (key: string, value: Tree): Pair => ({ key: text(key), value });
export const map = (pairs: Pair[]): MapTree => ({ is: 'map', pairs });

/** A place in a document, for reading and replacing the value there. */
export interface Place {
  holder: MapTree | Extract<Tree, { is: 'list' }>;
  index: number;
}

/** Returns all places in a document. */
export function placesIn(tree: Tree): Place[] {
  if (tree.is === 'list') {
    return tree.items.flatMap((item, index) => [{ holder: tree, index }, ...placesIn(item)]);
  }
  if (tree.is !== 'map') return [];
  return tree.pairs.flatMap(({ value }, index) => [{ holder: tree, index }, ...placesIn(value)]);
}

export function valueAt({ holder, index }: Place): Tree {
  const value = holder.is === 'list' ? holder.items[index] : holder.pairs[index]?.value;
  if (value === undefined) throw new Error('there is no such place');
  return value;
}

export function replaceAt({ holder, index }: Place, value: Tree): void {
  if (holder.is === 'list') holder.items[index] = value;
  else holder.pairs[index] = { key: holder.pairs[index]?.key ?? text(''), value };
}
