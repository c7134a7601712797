/**
 * A value that is put together from pieces of the text. It can have hundreds of thousands: as strings they would cost
 * several times as much, most of it for collecting garbage.
 */
export interface Value {
  units: Uint16Array;
  length: number;
}

/** Returns an empty value. */
export function newValue(): Value {
  return { units: new Uint16Array(256), length: 0 };
}

/** Appends a part of the text. */
export function addPart(value: Value, text: string, from = 0, to = text.length): void {
  const { units, length } = withRoom(value, to - from);
  for (let at = from; at < to; at++) units[length + at - from] = text.charCodeAt(at);
  value.length += to - from;
}

/** Appends the same character `times` times. */
export function addUnits(value: Value, unit: number, times: number): void {
  const { units, length } = withRoom(value, times);
  for (let at = 0; at < times; at++) units[length + at] = unit;
  value.length += times;
}

/** So many characters become a string in one go: a function takes no more arguments. */
const block = 8192;

/** Returns the value, and empties it for the next one. */
export function takeValue(value: Value): string {
  let taken = '';
  for (let from = 0; from < value.length; from += block) {
    const part = value.units.subarray(from, Math.min(from + block, value.length));
    taken += Reflect.apply(String.fromCharCode, undefined, part);
  }
  value.length = 0;
  return taken;
}

function withRoom(value: Value, more: number): Value {
  const needed = value.length + more;
  if (needed > value.units.length) {
    const { units } = value;
    value.units = new Uint16Array(2 * needed);
    value.units.set(units);
  }
  return value;
}
