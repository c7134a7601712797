import { isRecord } from '../src/audit/go/jsonObject.ts';
import { RawJson } from '../src/audit/go/rawJson.ts';
import type { Case } from './protocol.ts';

const fixed = new Set(['id', 'op', 'kubernetes']);

/**
 * Returns the smallest case found that still differs: removes parts one by one while `differs` returns true.
 * Calls it at most `limit` times.
 */
export async function shrink(
  found: Case,
  differs: (smaller: Case) => Promise<boolean>,
  limit = 3000,
): Promise<Case> {
  let smallest = found;
  let asked = 0;
  for (let isShrinking = true; isShrinking;) {
    isShrinking = false;
    for (const smaller of smallerCases(smallest)) {
      if (++asked > limit) return smallest;
      if (!(await differs(smaller))) continue;
      smallest = smaller;
      isShrinking = true;
      break;
    }
  }
  return smallest;
}

function* smallerCases(one: Case): Generator<Case> {
  // What it claims would no longer be true.
  if (one.op === 'witness') return;
  for (const [key, value] of Object.entries(one)) {
    if (fixed.has(key)) continue;
    for (const smaller of smallerValues(value)) yield { ...one, [key]: smaller };
  }
}

/** Yields the value without one of its parts, large parts first. */
function* smallerValues(value: unknown): Generator {
  if (typeof value === 'string') yield* shorterTexts(value);
  else if (value instanceof RawJson) yield JSON.parse(value.text);
  else if (Array.isArray(value)) {
    for (const index of value.keys()) yield value.toSpliced(index, 1);
    for (const [index, item] of value.entries()) {
      for (const smaller of smallerValues(item)) yield value.with(index, smaller);
    }
  } else if (isRecord(value)) {
    for (const key of Object.keys(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== key));
    }
    for (const [key, field] of Object.entries(value)) {
      for (const smaller of smallerValues(field)) yield { ...value, [key]: smaller };
    }
  }
}

/** Yields the text without one line, then without smaller and smaller pieces. */
function* shorterTexts(text: string): Generator<string> {
  const lines = text.split('\n');
  if (lines.length > 1) {
    for (const index of lines.keys()) yield lines.toSpliced(index, 1).join('\n');
  }
  for (let size = text.length >> 1; size >= 1; size >>= 1) {
    for (let start = 0; start < text.length; start += size) {
      yield text.slice(0, start) + text.slice(start + size);
    }
  }
}
