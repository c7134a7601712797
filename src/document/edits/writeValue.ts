import type { Path } from '../../audit/types';
import { type Clean, isCleanList, isCleanMap, isEmpty } from './cleanValue';
import { inFieldOrder } from './fieldOrder';
import { isPlainSafe, type Quoting, scalarText } from './scalarText';
import type { Style } from './style';

/** Where a value stands: its path, and the style to write it in. */
export interface Place {
  path: Path;
  style: Style;
}

/** The name of the field a path leads to or into: `verbs` for ['rules', 0, 'verbs', 2]. */
export function fieldName(path: Path): string {
  return path.findLast((part) => typeof part === 'string') ?? '';
}

function below(place: Place, part: string | number): Place {
  return { ...place, path: [...place.path, part] };
}

/** A key as text; in `{ }` quoted where the document quotes its keys. */
export function keyText(key: string, style: Style, inFlow: boolean): string {
  const quoting = (inFlow && style.quotesKeys) || !isPlainSafe(key) ? 'double' : 'plain';
  return scalarText(key, quoting, inFlow);
}

/** A string or boolean as text. `quoting` is a sibling's; without one the style decides. */
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

/** Any value on one line, as it stands within `[ ]` or `{ }` or after a key. */
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

/** The lines of `key: value` in a block map, with no indentation before the first. */
export function writeField(key: string, value: Clean, parent: Place): string[] {
  const place = below(parent, key);
  const head = `${keyText(key, place.style, false)}:`;
  const { inline, lines } = writeAfterKey(value, place);
  return inline === undefined ? [head, ...lines] : [`${head} ${inline}`];
}

/** What follows the `:` of a key: text on the same line, or lines below, indented from the key. */
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

/** The lines of an item of a block list, from its dash on. `gap`: columns from dash to text. */
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

/** The lines moved right by `columns`. */
export function indent(lines: readonly string[], columns: number): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(columns) + line));
}
