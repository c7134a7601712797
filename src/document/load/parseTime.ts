import { utf8Bytes } from '../../audit/go/bytes';

/** A parsed time, in UTC and whole seconds as metav1.Time writes it; or Go's error. */
export type ParsedTime = { time: string; error?: undefined } | { error: string };

interface Reading {
  layout: string;
  whole: string;
  rest: string;
}

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days of a month (1 to 12). Mirrors time.daysIn. */
export function daysIn(year: number, number: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return (daysInMonth[number - 1] ?? 0) + (number === 2 && leap ? 1 : 0);
}

/**
 * Parses a time as metav1.Time (or, with `micro`, metav1.MicroTime) does.
 * Returns the time in UTC, '' for Go's zero time; or the text of Go's *time.ParseError.
 * Mirrors time.Parse with the layouts RFC3339 and metav1.RFC3339Micro.
 */
export function parseTime(text: string, micro = false): ParsedTime {
  const layout = `2006-01-02T15:04:05${micro ? '.000000' : ''}Z07:00`;
  const reading: Reading = { layout, whole: text, rest: text };
  try {
    const year = takeYear(reading);
    const month = takeNumber(reading, '-', '01', [1, 12, 'month']);
    const day = takeNumber(reading, '-', '02');
    const hour = takeNumber(reading, 'T', '15', [0, 23, 'hour']);
    const minute = takeNumber(reading, ':', '04', [0, 59, 'minute']);
    const second = takeNumber(reading, ':', '05', [0, 59, 'second']);
    takeFraction(reading, micro);
    const offset = takeZone(reading);
    if (reading.rest !== '')
      return { error: problem(reading, `: extra text: ${quote(reading.rest)}`) };
    if (day < 1 || day > daysIn(year, month))
      return { error: problem(reading, ': day out of range') };
    return { time: inUtc([year, month, day, hour, minute, second], offset) };
  } catch (error) {
    return { error: error instanceof TimeError ? error.message : String(error) };
  }
}

class TimeError extends Error {}

function takeYear(reading: Reading): number {
  if (!/^\d{4}/.test(reading.rest)) throw cannotParse(reading, '2006');
  return take(reading, 4);
}

/** One or two digits after `separator`; hours may have one digit, the others must have two. */
function takeNumber(
  reading: Reading,
  separator: string,
  element: string,
  range?: [number, number, string],
): number {
  if (!reading.rest.startsWith(separator)) throw cannotParse(reading, separator);
  reading.rest = reading.rest.slice(separator.length);
  const digits = /^\d\d?/.exec(reading.rest)?.[0].length ?? 0;
  if (digits < (element === '15' ? 1 : 2)) throw cannotParse(reading, element);
  const value = take(reading, digits);
  if (range !== undefined && (value < range[0] || value > range[1])) {
    throw new TimeError(problem(reading, `: ${range[2]} out of range`));
  }
  return value;
}

/** RFC3339 accepts any fraction or none, MicroTime exactly six decimals. */
function takeFraction(reading: Reading, micro: boolean): void {
  if (!micro) {
    reading.rest = reading.rest.replace(/^[.,]\d+/, '');
    return;
  }
  if (!/^[.,]\d{6}/.test(reading.rest)) throw cannotParse(reading, '.000000');
  reading.rest = reading.rest.slice(7);
}

/** Parses `Z` or `+hh:mm`. Returns seconds east of UTC. */
function takeZone(reading: Reading): number {
  if (reading.rest.startsWith('Z')) {
    reading.rest = reading.rest.slice(1);
    return 0;
  }
  const match = /^(.)(.{2}):(.{2})/s.exec(reading.rest);
  if (match === null) throw cannotParse(reading, 'Z07:00');
  const [taken, sign, hours = '', minutes = ''] = match;
  const numbers = /^\d\d$/.test(hours) && /^\d\d$/.test(minutes);
  if (/^\d\d$/.test(hours) && Number(hours) > 24) {
    throw new TimeError(problem(reading, ': time zone offset hour out of range'));
  }
  if (numbers && Number(minutes) > 60) {
    throw new TimeError(problem(reading, ': time zone offset minute out of range'));
  }
  if (!numbers || (sign !== '+' && sign !== '-')) throw cannotParse(reading, 'Z07:00');
  reading.rest = reading.rest.slice(taken.length);
  return (sign === '-' ? -60 : 60) * (Number(hours) * 60 + Number(minutes));
}

function take(reading: Reading, length: number): number {
  const value = Number(reading.rest.slice(0, length));
  reading.rest = reading.rest.slice(length);
  return value;
}

function inUtc(fields: [number, number, number, number, number, number], offset: number): string {
  const date = new Date(0);
  date.setUTCFullYear(fields[0], fields[1] - 1, fields[2]);
  date.setUTCHours(fields[3], fields[4], fields[5] - offset);
  // The ISO form after the year is the same for every year; Go pads the year to four digits.
  const year = String(date.getUTCFullYear()).padStart(4, '0');
  const written = `${year}${date.toISOString().slice(-20, -5)}Z`;
  return written === '0001-01-01T00:00:00Z' ? '' : written;
}

function cannotParse(reading: Reading, element: string): TimeError {
  const { layout, rest } = reading;
  const message = ` as ${quote(layout)}: cannot parse ${quote(rest)} as ${quote(element)}`;
  return new TimeError(problem(reading, message));
}

function problem(reading: Reading, message: string): string {
  return `parsing time ${quote(reading.whole)}${message}`;
}

/** Mirrors time.quote: writes everything but printable ASCII as bytes in hex. */
function quote(text: string): string {
  const quoted = text.replace(/["\\]|[^ -\u007f]/gu, (character) =>
    character === '"' || character === '\\'
      ? `\\${character}`
      : utf8Bytes(character)
          .map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`)
          .join(''),
  );
  return `"${quoted}"`;
}
