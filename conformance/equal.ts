import { isRecord, type JsonObject } from '../src/audit/go/jsonObject.ts';
import type { Answer } from './protocol.ts';

/**
 * Whether two answers to one case say the same. Two protocol errors do, whatever their words. Of
 * two YAML syntax errors, equal lines suffice: the wording is the YAML library's own business.
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

/** JSON with sorted keys: the order of keys says nothing. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  // Whoever reads the answer with JSON.parse gets a double.
  if (typeof value === 'bigint') return JSON.stringify(Number(value));
  if (!isRecord(value)) return JSON.stringify(value) ?? 'null';
  const keys = Object.keys(value).toSorted();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}
