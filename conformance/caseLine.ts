import { RawJson } from '../src/audit/go/rawJson.ts';
import type { Case } from './protocol.ts';

/**
 * Returns a case as a line of input. RawJson values are copied as written, because JSON.stringify cannot
 * write 1.0, -0.0 or integers that do not fit in a double.
 */
export function caseLine(one: Case): string {
  const raws: string[] = [];
  const line = JSON.stringify(one, (_, value: unknown) =>
    value instanceof RawJson ? `\ue000${raws.push(value.text) - 1}\ue000` : value,
  );
  return line.replace(/"\ue000(\d+)\ue000"/g, (_, index) => raws[Number(index)] ?? 'null');
}
