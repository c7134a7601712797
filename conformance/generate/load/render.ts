import type { Random } from '../../random.ts';
import { scalar } from './scalar.ts';
import type { MapTree, Tree } from './tree.ts';

/** The style of a document. */
export interface Style {
  random: Random;
  /** Indentation of a map inside a map, in columns. */
  indent: number;
  /** Indentation of the dashes of a list inside a map; can be 0. */
  dash: number;
  /** The share of lists and maps in flow style. */
  flow: number;
  /** The share of values with an anchor, which aliases refer to. */
  anchors: number;
  comments: number;
  /** The share of strings with unneeded quotes, and of those without needed ones. */
  quotes: number;
  careless: number;
  /** The anchors so far, by the key of their value. */
  named: Map<string, string[]>;
  /** Whether block scalars are possible: not in flow style. */
  blocks: boolean;
}

export function randomStyle(random: Random): Style {
  return {
    random,
    indent: random.pick([2, 2, 2, 4, 1, 3, 8]),
    dash: random.pick([0, 0, 2, 2, 1, 4]),
    flow: random.pick([0, 0.1, 0.3, 0.3, 1]),
    anchors: random.pick([0, 0, 0, 0, 0, 0.1, 0.3]),
    comments: random.pick([0, 0, 0, 0.05, 0.3]),
    quotes: random.pick([0, 0.2, 0.5, 1]),
    careless: random.pick([0, 0, 0, 0, 0, 0.2]),
    named: new Map(),
    blocks: true,
  };
}

/** Writes a document as YAML, without a final newline. */
export function renderYaml(tree: Tree, style: Style): string {
  // A text that starts with a brace is read as JSON.
  const root = style.random.chance(0.03) ? after(style, tree, 0, '', 0) : block(style, tree, 0, '');
  return root.replace(/^[ \n]/, '');
}

/** Writes what follows "key:" or "-": a space and a value on this line, or lines below it. */
function after(style: Style, tree: Tree, column: number, key: string, dash: number): string {
  const { random } = style;
  const names = style.named.get(key) ?? [];
  if (names.length > 0 && random.chance(style.anchors)) return ` *${random.pick(names)}`;
  let name = '';
  if (random.chance(style.anchors)) {
    const anchor = random.pick(['a', 'b', 'x-1', '_', '1', `a${column}`, 'c']);
    style.named.set(key, [...names, anchor]);
    name = ` &${anchor}`;
  }
  const isFlow = tree.is === 'raw' || tree.is === 'text' || random.chance(style.flow);
  if (isFlow || isEmpty(tree)) return `${name} ${flow(style, tree, column, key)}${comment(style)}`;
  return `${name}${comment(style)}\n${block(style, tree, tree.is === 'list' ? dash : column, key)}`;
}

function block(style: Style, tree: Tree, column: number, key: string): string {
  const margin = ' '.repeat(column);
  if (tree.is === 'list') {
    const lines = tree.items.map((item) => {
      const below = after(style, item, column + 2, `${key}[]`, column + 2);
      // A map or list starts on the line of its dash.
      const isCompact = below.startsWith(`\n${margin}  `) && style.random.chance(0.95);
      return `${margin}-${isCompact ? ` ${below.slice(column + 3)}` : below}`;
    });
    return lines.join('\n');
  }
  if (tree.is !== 'map') return margin + flow(style, tree, column, key);
  const lines = tree.pairs.map(({ key: name, value }) => {
    const written = keyText(style, name);
    const known = name.is === 'text' ? name.text : '';
    const below = after(style, value, column + style.indent, known, column + style.dash);
    if (style.random.chance(0.004)) return `${margin}? ${written}\n${margin}:${below}`;
    return `${margin}${written}:${below}`;
  });
  if (style.random.chance(style.anchors)) {
    lines.splice(style.random.whole(0, lines.length), 0, margin + merge(style, key));
  }
  return lines.join('\n');
}

function flow(style: Style, tree: Tree, column: number, key: string): string {
  const { random } = style;
  const gap = random.chance(0.97)
    ? ', '
    : random.pick([',', ' , ', `,\n${' '.repeat(column + 1)}`]);
  const end = random.chance(0.98)
    ? ''
    : random.pick([', ', ' ', ',', '\n', `\n${' '.repeat(column)}`]);
  switch (tree.is) {
    case 'raw':
      return tree.text;
    case 'text':
      return scalar(tree.text, style, style.blocks ? column : -1);
    case 'list':
      return `[${tree.items.map((item) => flow({ ...style, blocks: false }, item, column, `${key}[]`)).join(gap)}${end}]`;
    case 'map':
      return `{${flowPairs({ ...style, blocks: false }, tree, column).join(gap)}${end}}`;
  }
}

function flowPairs(style: Style, { pairs }: MapTree, column: number): string[] {
  return pairs.map(({ key, value }) => {
    const known = key.is === 'text' ? key.text : '';
    return `${keyText(style, key)}: ${flow(style, value, column, known)}`;
  });
}

function keyText(style: Style, key: Tree): string {
  if (key.is === 'raw') return key.text;
  return key.is === 'text' ? scalar(key.text, { ...style, quotes: style.quotes / 8 }, -1) : '?';
}

/** Writes a merge key, which adds the fields of another map. */
function merge({ random, named }: Style, key: string): string {
  const names = [...(named.get(key) ?? []), ...(named.get('') ?? [])];
  if (names.length === 0 && random.chance(0.9)) names.push(...(named.get('rules[]') ?? []));
  if (names.length === 0) return '# no name yet';
  const alias = () => `*${random.pick(names)}`;
  return random.pick([
    ...[`<<: ${alias()}`, `<<: ${alias()}`, `<<: ${alias()}`, `<<: [${alias()}, ${alias()}]`],
    '<<: {level: None, verbs: [get]}',
    '<<: {level: Metadata, x: y}',
    '"<<": {level: None}',
    '<<: [{level: None}, {level: Metadata, users: [a]}]',
    '<<: {<<: {level: None, x: y}, x: z, users: []}',
    '<<: [{level: None, a: b}, {<<: {c: d}, a: c}]',
    '<<: 5',
    '<<:',
    '<<: [a]',
    '!!merge <<: {level: None}',
  ]);
}

function isEmpty(tree: Tree): boolean {
  return (
    (tree.is === 'list' && tree.items.length === 0) ||
    (tree.is === 'map' && tree.pairs.length === 0)
  );
}

function comment({ random, comments }: Style): string {
  if (!random.chance(comments)) return '';
  return random.pick([
    ' # why',
    ' #',
    ' # "quoted\'',
    ' #: - [',
    ' # é',
    ' # \ttab',
    '  ',
    ' # a',
    ' # b: c',
    '\t# tab',
  ]);
}
