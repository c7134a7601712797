import { isRecord } from '../src/audit/go/jsonObject.ts';
import { compactJson, RawJson } from '../src/audit/go/rawJson.ts';
import type { Answer } from './protocol.ts';

/** Returns whether two answers to one case are equal. Two protocol errors are, whatever their wording. */
export function sameAnswer(go: Answer, ours: Answer): boolean {
  if ('protocolError' in go || 'protocolError' in ours) {
    return 'protocolError' in go && 'protocolError' in ours;
  }
  const [{ about: theirs, ...goRest }, { about, ...ourRest }] = [go, ours];
  return canonical(goRest) === canonical(ourRest) && isAbout(theirs, about);
}

/** How far counts may be apart that are not determined. */
const tolerance = 0.02;

/** Returns whether counts are the same, within 2 % of their sum. */
function isAbout(go: unknown, ours: unknown): boolean {
  if (!isRecord(go) || !isRecord(ours)) return go === ours;
  const counts = Object.entries(go).map(([name, count]) => [Number(count), Number(ours[name])]);
  const total = counts.reduce((sum, [count = 0]) => sum + count, 0);
  return counts.every(([a = 0, b = 0]) => Math.abs(a - b) <= total * tolerance);
}

/** Marks text that is written as it is, among the values that are still to be written. */
class Written {
  constructor(readonly text: string) {}
}

/** Returns JSON with sorted keys, because their order has no meaning. At any depth. */
function canonical(value: unknown): string {
  const written: string[] = [];
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (next instanceof Written) written.push(next.text);
    else for (const part of partsOf(next).reverse()) waiting.push(part);
  }
  return written.join('');
}

function partsOf(value: unknown): unknown[] {
  if (value instanceof RawJson) return [JSON.parse(compactJson(value))];
  if (Array.isArray(value)) {
    return [as('['), ...value.flatMap((item: unknown) => [item, as(',')]), as(']')];
  }
  // JSON.parse reads the other answer's numbers as doubles.
  if (typeof value === 'bigint') return [as(JSON.stringify(Number(value)))];
  if (!isRecord(value)) return [as(JSON.stringify(value) ?? 'null')];
  const fields = Object.keys(value)
    .toSorted()
    .flatMap((key) => [as(`${JSON.stringify(key)}:`), value[key], as(',')]);
  return [as('{'), ...fields, as('}')];
}

const as = (text: string) => new Written(text);
