/**
 * The tree of one YAML document, with the place of every node in the text. Built by parse.ts, which
 * follows go-yaml v2; used by readPolicy and by the edits.
 *
 * Offsets are UTF-16 code units into the text; `start` is inclusive, `end` exclusive. Lines are
 * counted from 1, as in kube-apiserver's messages.
 */
export interface Span {
  start: number;
  end: number;
}

interface NodeBase extends Span {
  /**
   * The line that go-yaml gives the node, from 1: that of its anchor or tag if it has one, else that of
   * `start`. For an absent value in flow style, or without a `:`, that of the next token.
   */
  line: number;
  /** The tag as resolved by go-yaml's parser (`!!int` as "tag:yaml.org,2002:int"), '' if there is none. */
  tag: string;
  anchor?: string;
  /** The start of the anchor or tag before `start`; absent if there is none. */
  propertiesStart?: number;
}

/**
 * A scalar. `start`/`end` include the quotes; for block scalars they run from the `|` or `>` to
 * the end of the content. An absent value (`key:`) is a plain scalar with value '' and
 * start === end, placed right after the indicator.
 */
export interface ScalarNode extends NodeBase {
  kind: 'scalar';
  /** The text after unfolding and unescaping, not yet resolved to a type. */
  value: string;
  style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
}

/** A list. Flow: from `[` to after `]`. Block: from the first `-` to the end of the last item. */
export interface SequenceNode extends NodeBase {
  kind: 'sequence';
  style: 'block' | 'flow';
  items: TreeNode[];
  /** Block only: offset of the `-` of each item. */
  dashes: number[];
}

export interface Pair {
  key: TreeNode;
  value: TreeNode;
}

/** A map. Flow: from `{` to after `}`. Block: from the first key to the end of the last value. */
export interface MappingNode extends NodeBase {
  kind: 'mapping';
  style: 'block' | 'flow';
  pairs: Pair[];
}

/** `*name`. */
export interface AliasNode extends NodeBase {
  kind: 'alias';
  name: string;
}

export type TreeNode = ScalarNode | SequenceNode | MappingNode | AliasNode;

/** The result of the parser. `error` is go-yaml's own text ("yaml: line 5: could not find expected ':'"). */
export type ParseResult =
  | {
      root: TreeNode | null;
      /** Where the first document ends: later ones are ignored. */ end: number;
      error?: undefined;
    }
  | { root: null; error: { text: string; line: number; start: number; end: number } };
