import { scanLines } from './cursorLines';
import type { ScalarText } from './cursorFrames';
import { policyShape, type Shape } from './shape';

/** What is at the caret of a text that may be half typed, found by indentation and brackets instead of parsing. */
export interface CursorContext {
  /** The keys above, outermost first: ['rules', 'resources'] in an entry of a rule's resources. */
  parents: string[];
  /** 'key': a field name is expected. 'value': the value of `field`. 'item': a list item of `field`. 'none': a comment, or a place where nothing is allowed. */
  position: 'key' | 'value' | 'item' | 'none';
  /** The field whose value is expected; '' at a key. */
  field: string;
  /** The word typed so far, without an opening quote. */
  word: string;
  /** Offsets of the word, quotes excluded; it may continue after the caret. */
  wordStart: number;
  wordEnd: number;
  /** The opening quote typed before the word, or ''. */
  quote: '' | '"' | "'";
  /** Inside the brackets of a flow list or map. */
  inFlow: boolean;
  /** A list item is expected whose dash is not typed yet. */
  needsDash: boolean;
  /** The other fields of the map at the caret (for an item: of the map that its list is in), with values that are scalars on one line. */
  siblings: ReadonlyMap<string, string>;
  /** The other scalars of the list at the caret. */
  items: readonly ScalarText[];
  /** The word directly follows the colon of its key. */
  needsSpace: boolean;
  /** A colon follows the word. */
  hasColon: boolean;
  /** The whole text has no field yet. */
  isBlank: boolean;
}

/**
 * Returns the context at an offset (UTF-16) of a text: of a policy, or of the format with a shape. Never fails: a text
 * that does not parse, as is usual while typing, is read as far as its lines make sense.
 */
export function cursorContext(
  text: string,
  offset: number,
  shape: Shape = policyShape,
): CursorContext {
  const { caret, isBlank } = scanLines(text, offset, shape);
  const maps = caret.frames.filter(({ frame }) => frame.kind === 'map');
  const path = maps.map(({ key }) => key);
  // The last key is a parent only of a new item; otherwise it is the field or its sibling.
  const isNewItem = caret.due === 'key' && caret.needsDash;
  return {
    parents: isNewItem ? path : path.slice(0, -1),
    position: caret.due,
    field: caret.due === 'key' ? '' : (path.at(-1) ?? ''),
    word: text.slice(caret.wordStart, offset),
    wordStart: caret.wordStart,
    wordEnd: caret.wordEnd,
    quote: caret.quote,
    inFlow: caret.inFlow,
    needsDash: caret.needsDash,
    siblings: isNewItem ? new Map() : (maps.at(-1)?.frame.values ?? new Map()),
    items: caret.frames.at(-1)?.frame.items ?? [],
    needsSpace: caret.due === 'value' && text[caret.wordStart - 1] === ':',
    hasColon: /^["']? *:/.test(text.slice(caret.wordEnd, caret.wordEnd + 9)),
    isBlank,
  };
}
