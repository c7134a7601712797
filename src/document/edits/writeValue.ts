import type { Path } from '../../audit/types';
import { type Clean, isCleanList, isCleanMap, isEmpty } from './cleanValue';
import { inFieldOrder } from './fieldOrder';
import { isPlainSafe, type Quoting, scalarText } from './scalarText';
import type { Style } from './style';

/** The place of a value: its path, and the style to write it in. */
export interface Place {
  path: Path;
  style: Style;
}

/** Returns the name of the field that a path leads to or into: `verbs` for ['rules', 0, 'verbs', 2]. */
export function fieldName(path: Path): string {
  return path.findLast((part) => typeof part === 'string') ?? '';
}

function below(place: Place, part: string | number): Place {
  return { ...place, path: [...place.path, part] };
}

/** Returns a key as text; in `{ }` quoted if the document quotes its keys. */
export function keyText(key: string, style: Style, inFlow: boolean): string {
  const quoting = (inFlow && style.quotesKeys) || !isPlainSafe(key) ? 'double' : 'plain';
  return scalarText(key, quoting, inFlow);
}

/** Returns a string or boolean as text. `quoting` is that of a sibling; by default that of the style. */
export function writeScalar(
  value: string | boolean,
  place: Place,
  inFlow: boolean,
  quoting?: Quoting,
): string {
  if (typeof value === 'boolean') return String(value);
  const inList = typeof place.path.at(-1) === 'number';
  const wanted = quoting ?? place.style.quoting(fieldName(place.path), inList);
  return scalarText(value, wanted, inFlow);
}

/** Returns any value on one line, as inside `[ ]` or `{ }` or after a key. */
export function writeFlow(value: Clean, place: Place, quoting?: Quoting): string {
  const { comma, padding, colon } = place.style;
  if (isEmpty(value)) return isCleanList(value) ? '[]' : '{}';
  if (isCleanList(value)) {
    const items = value.map((item, i) => writeFlow(item, below(place, i), quoting));
    return `[${padding}${items.join(`,${comma}`)}${padding}]`;
  }
  if (isCleanMap(value)) {
    const fields = inFieldOrder(place.path, Object.keys(value)).map(
      (key) =>
        `${keyText(key, place.style, true)}${colon}${writeFlow(value[key] ?? '', below(place, key))}`,
    );
    return `{${padding}${fields.join(`,${comma}`)}${padding}}`;
  }
  return writeScalar(value, place, true, quoting);
}

/** Returns the lines of `key: value` in a block map, the first without indentation. */
export function writeField(key: string, value: Clean, parent: Place): string[] {
  const place = below(parent, key);
  const head = `${keyText(key, place.style, false)}:`;
  const { inline, lines } = writeAfterKey(value, place);
  return inline === undefined ? [head, ...lines] : [`${head} ${inline}`];
}

/** What follows the `:` of a key: text on the same line, or lines below, indented relative to the key. */
export function writeAfterKey(value: Clean, place: Place): { inline?: string; lines: string[] } {
  if (isEmpty(value)) return { inline: writeFlow(value, place), lines: [] };
  if (isCleanList(value)) {
    const field = fieldName(place.path);
    if (place.style.isFlow(field, value.some(isCleanMap))) {
      return { inline: writeFlow(value, place), lines: [] };
    }
    const items = value.flatMap((item, i) => writeItem(item, below(place, i)));
    return { lines: indent(items, place.style.dashOffset(field)) };
  }
  if (isCleanMap(value)) {
    return { lines: indent(writeFields(value, place), place.style.mapOffset) };
  }
  return { inline: writeScalar(value, place, false), lines: [] };
}

/** Returns the lines of an item of a block list, starting with its dash. `gap`: columns from dash to text. */
export function writeItem(
  value: Clean,
  place: Place,
  gap = place.style.dashGap,
  quoting?: Quoting,
): string[] {
  const blanks = ' '.repeat(gap - 1);
  if (isCleanMap(value) && !isEmpty(value)) {
    const [first = '', ...rest] = writeFields(value, place);
    return [`-${blanks}${first}`, ...indent(rest, gap)];
  }
  if (typeof value === 'object') return [`-${blanks}${writeFlow(value, place)}`];
  return [`-${blanks}${writeScalar(value, place, false, quoting)}`];
}

/** The lines of the fields of a block map. */
export function writeFields(value: { readonly [key: string]: Clean }, place: Place): string[] {
  return inFieldOrder(place.path, Object.keys(value)).flatMap((key) =>
    writeField(key, value[key] ?? '', place),
  );
}

/** Returns the lines indented by `columns`. */
export function indent(lines: readonly string[], columns: number): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(columns) + line));
}
