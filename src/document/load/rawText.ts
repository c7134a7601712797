import { goJson } from '../../audit/go/json';
import type { JsonValue } from './jsonValue';

/**
 * Returns the JSON of a value whose Go type keeps it as it is: a slice of `whole`, the file, if that is
 * JSON; else what json.Marshal writes for the YAML. At any depth.
 */
export function rawText(json: JsonValue, whole: string | undefined): string {
  if (whole !== undefined) return whole.slice(json.node.start, json.node.end);
  const written: string[] = [];
  /** What is still to be written, the next part last. */
  const waiting: (JsonValue | string)[] = [json];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') written.push(next);
    else for (const part of partsOf(next).reverse()) waiting.push(part);
  }
  return written.join('');
}

function partsOf(json: JsonValue): (JsonValue | string)[] {
  switch (json.kind) {
    case 'null':
      return ['null'];
    case 'bool':
      return [String(json.value)];
    case 'number':
      return [json.text];
    case 'string':
      return [goJson(json.value)];
    case 'array':
      return ['[', ...json.items.flatMap((item, at) => (at === 0 ? [item] : [',', item])), ']'];
    case 'object': {
      const members = json.members.flatMap(({ key, value }, at) => [
        `${at === 0 ? '' : ','}${goJson(key)}:`,
        value,
      ]);
      return ['{', ...members, '}'];
    }
  }
}
