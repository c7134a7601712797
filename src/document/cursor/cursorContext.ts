import { scanLines } from './cursorLines';
import type { ScalarText } from './cursorFrames';

/** What stands at the caret of a text that may be half typed: found by indentation and brackets, not by parsing. */
export interface CursorContext {
  /** The keys above, outermost first: ['rules', 'resources'] inside an entry of a rule's resources. */
  parents: string[];
  /** 'key': a field name is due. 'value': the value of `field`. 'item': a list value of `field`. 'none': a comment, or a place where nothing fits. */
  position: 'key' | 'value' | 'item' | 'none';
  /** The field whose value is due; '' at a key. */
  field: string;
  /** What is typed so far, without an opening quote. */
  word: string;
  /** Offsets of the word, quotes excluded; it may go on behind the caret. */
  wordStart: number;
  wordEnd: number;
  /** The opening quote typed before the word, or ''. */
  quote: '' | '"' | "'";
  /** Inside the brackets of a flow list or map. */
  inFlow: boolean;
  /** A list item is due whose dash is not typed yet. */
  needsDash: boolean;
  /** The other fields of the map the caret is in (of an item: of the map its list is in), with their values if scalars on one line. */
  siblings: ReadonlyMap<string, string>;
  /** The other scalars of the list the caret is in. */
  items: readonly ScalarText[];
  /** The word stands right behind the colon of its key. */
  needsSpace: boolean;
  /** A colon follows the word. */
  hasColon: boolean;
  /** No field is written in the whole text yet. */
  isBlank: boolean;
}

/**
 * The context at an offset (UTF-16) of a policy text. Never fails; a text that does not parse,
 * which is the usual state while typing, is read as far as its lines make sense.
 */
export function cursorContext(text: string, offset: number): CursorContext {
  const { caret, isBlank } = scanLines(text, offset);
  const maps = caret.frames.filter(({ frame }) => frame.kind === 'map');
  const path = maps.map(({ key }) => key);
  // The last key is a parent only of an item that is still to come; else it is the field or its neighbour.
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
