import { durationString, parseDuration } from '../../audit/go/duration';
import {
  float32String,
  parseBool,
  parseFloat32,
  parseInt64,
  parseUint31,
  type Parsed,
} from '../../audit/go/parseNumber';
import type { FlagValue, ReadFlagType } from './flag';

const readers: Record<ReadFlagType, (text: string) => Parsed<FlagValue>> = {
  string: (value) => ({ value }),
  bool: parseBool,
  int: parseInt64,
  int64: parseInt64,
  float32: parseFloat32,
  duration: (text) => {
    const parsed = parseDuration(text);
    return 'error' in parsed ? parsed : { value: parsed.nanoseconds };
  },
  Level: parseUint31,
};

/** Reads a value as a flag of this type does; the error is in Go's words. Follows Set of pflag's values. */
export function readFlagValue(type: ReadFlagType, text: string): Parsed<FlagValue> {
  return readers[type](text);
}

/** Writes a value as a flag of this type does. Follows String of pflag's values. */
export function writeFlagValue(type: ReadFlagType, value: FlagValue): string {
  if (type === 'duration') return durationString(value as bigint);
  if (type === 'float32') return float32String(value as number);
  return String(value);
}
