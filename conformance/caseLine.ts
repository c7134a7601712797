import { RawJson } from '../src/audit/go/rawJson.ts';
import type { Case } from './protocol.ts';

/**
 * A case as its line of input. A RawJson in it stands there as written: JSON.stringify alone
 * cannot say 1.0, -0.0 or integers that no double holds.
 */
export function caseLine(one: Case): string {
  const raws: string[] = [];
  const line = JSON.stringify(one, (_, value: unknown) =>
    value instanceof RawJson ? `\ue000${raws.push(value.text) - 1}\ue000` : value,
  );
  return line.replace(/"\ue000(\d+)\ue000"/g, (_, index) => raws[Number(index)] ?? 'null');
}
