import { parseAllDocuments } from 'yaml';
import { isRecord, stringAt, type JsonObject } from '../../audit/go/jsonObject';
import { refuse } from './refusal';
import type { Session } from './session';

/**
 * Returns the objects in the files that a command names, in order; Lists are taken apart.
 * @throws Refusal if a file is not there or not YAML
 */
export function manifestsOf(session: Session, file: string): JsonObject[] {
  return documentsOf(session, file).flatMap((object) => flattened(object));
}

/** Returns the documents of a file as they are written. */
export function documentsOf(session: Session, file: string): JsonObject[] {
  return documentsIn(textOf(session, file), file);
}

/** Returns the text of a file that a command names. */
export function textOf({ context: { files = {} } }: Session, file: string): string {
  if (/^https?:\/\//.test(file)) refuse(`${file} is not fetched: paste the file instead.`);
  if (Object.hasOwn(files, file)) return files[file] ?? '';
  const plain = file.replace(/^\.\//, '');
  if (Object.hasOwn(files, plain)) return files[plain] ?? '';
  if (file === '-') return refuse('What standard input contains is not known: paste it as a file.');
  return refuse(`What ${file} contains is not known: paste the file.`);
}

function documentsIn(text: string, file: string): JsonObject[] {
  return valuesIn(text, file).flatMap((value) => {
    if (value === null || value === undefined) return [];
    if (!isRecord(value)) return refuse(`error parsing ${file}: it does not contain an object`);
    return [value];
  });
}

/** No manifest has more brackets within each other; reading many takes long. */
const deepest = 500;

/** How many brackets are open at most. */
function opened(text: string): number {
  let open = 0;
  let most = 0;
  for (const char of text.match(/[[\]{}]/g) ?? []) {
    open = Math.max(0, open + ('[{'.includes(char) ? 1 : -1));
    most = Math.max(most, open);
  }
  return most;
}

function valuesIn(text: string, file: string): unknown[] {
  let problem = 'it is nested too deeply';
  if (opened(text) > deepest) return refuse(`error parsing ${file}: ${problem}`);
  try {
    return parseAllDocuments(text).map((document) => {
      const [error] = document.errors;
      if (error) {
        problem = error.message.split('\n')[0] ?? '';
        throw error;
      }
      return document.toJS({ maxAliasCount: 100 }) as unknown;
    });
  } catch {
    return refuse(`error parsing ${file}: ${problem}`);
  }
}

function flattened(object: JsonObject): JsonObject[] {
  const { items } = object;
  if (!stringAt(object, 'kind').endsWith('List') || !Array.isArray(items)) return [object];
  return items.filter(isRecord).flatMap((item) => flattened(item));
}
