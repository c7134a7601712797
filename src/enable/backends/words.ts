import { second } from '../../apiServer/backends/tokenBucket';
import { thousands } from '../../ui/counted';

/** A whole number with commas; of a fraction the nearest. */
export const whole = (count: number): string => thousands(Math.round(count));

/** A share from 0 to 1 in percent. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'less than 1 %';
  // 99.7 % is not all.
  if (share > 0.99 && share < 1) return 'more than 99 %';
  return `${Math.round(share * 100)} %`;
}

/** Nanoseconds in the unit that reads best: "50 ms", "12 s", "2 min 5 s". */
export function timeText(nanoseconds: number): string {
  const seconds = nanoseconds / second;
  if (seconds === 0) return '0 s';
  if (seconds < 0.0009995) return `${Number((seconds * 1e6).toPrecision(3))} µs`;
  if (seconds < 0.9995) return `${Number((seconds * 1000).toPrecision(3))} ms`;
  if (seconds < 90) return `${Number(seconds.toPrecision(3))} s`;
  const rounded = Math.round(seconds);
  const rest = rounded % 60;
  return `${Math.floor(rounded / 60)} min${rest > 0 ? ` ${rest} s` : ''}`;
}

const day = 24;

/** Hours in the unit that reads best: "35 min", "20 hours", "4.2 days", "3 years". */
export function hoursText(hours: number): string {
  if (hours === Infinity) return 'without end';
  if (hours < 1) return `${Number((hours * 60).toPrecision(2))} min`;
  if (hours < 2 * day) return `${Number(hours.toPrecision(3))} hours`;
  if (hours < 730 * day) return `${Number((hours / day).toPrecision(3))} days`;
  return `${whole(hours / day / 365.25)} years`;
}

/** "19.4 to 19.6 hours"; each with its unit where they differ. */
export function hoursRange(least: number, most: number): string {
  const [from, to] = [hoursText(least), hoursText(most)];
  if (from === to) return from;
  const unit = to.slice(to.indexOf(' '));
  return `${from.endsWith(unit) ? from.slice(0, -unit.length) : from} to ${to}`;
}

/** Bytes of a disk, in units of 1024: what `df -h` and the flags show. */
export function diskText(bytes: number): string {
  if (bytes === Infinity) return 'without end';
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let size = bytes;
  let unit = 0;
  for (; size >= 1000 && unit < units.length - 1; unit++) size /= 1024;
  return `${Number(size.toPrecision(3))} ${units[unit]}`;
}
