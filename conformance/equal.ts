import { isRecord, type JsonObject } from '../src/audit/go/jsonObject.ts';
import type { Answer } from './protocol.ts';

/**
 * Returns whether two answers to one case are equal. Two protocol errors are, whatever their wording. Two YAML
 * syntax errors are if their lines are: the wording belongs to the YAML library.
 */
export function sameAnswer(go: Answer, ours: Answer): boolean {
  if ('protocolError' in go || 'protocolError' in ours) {
    return 'protocolError' in go && 'protocolError' in ours;
  }
  return canonical(normal(go)) === canonical(normal(ours));
}

const yamlSyntax = /^(?:.*: )?yaml: (?:line (\d+): )?/s;

function normal(answer: Answer): unknown {
  const error = (answer as JsonObject)['error'];
  if (typeof error !== 'string' || !yamlSyntax.test(error)) return answer;
  return { ...answer, error: `yaml: line ${yamlSyntax.exec(error)?.[1] ?? ''}` };
}

/** Returns JSON with sorted keys, because their order has no meaning. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  // JSON.parse reads the other answer's numbers as doubles.
  if (typeof value === 'bigint') return JSON.stringify(Number(value));
  if (!isRecord(value)) return JSON.stringify(value) ?? 'null';
  const keys = Object.keys(value).toSorted();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}
