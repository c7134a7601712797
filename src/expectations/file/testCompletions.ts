import type { CursorContext } from '../../document/cursor/cursorContext';
import { placed, writtenKey, type Completion } from '../../engine/completions';
import { requestKeys, type Schema } from './schema';
import { mapsOf, scalarsOf, schemaAt } from './schemaAt';
import { testValues, type TestFileKnowledge } from './testValues';

/**
 * Returns the completions in a test file, best first, from its schema. In: the context at the cursor, with
 * `testFileShape`.
 */
export function testCompletions(context: CursorContext, known: TestFileKnowledge): Completion[] {
  const { parents, position, field, word } = context;
  if (position === 'none') return [];
  const schema = schemaAt(position === 'key' ? parents : [...parents, field]);
  if (!schema) return [];
  if (position === 'key') return keysOf(context, schema, known);
  const isList = schema.type === 'array';
  if (position === 'item' && !isList) return [];
  const taken = new Set(position === 'item' ? context.items.map(({ text }) => text) : []);
  // Free text that has begun may be meant as it is.
  const isFree = (detail: string) => detail === 'for example' && word !== '' && !isWord(schema);
  const values = testValues([...parents, field], known)
    .filter(({ value, detail = '' }) => !taken.has(value) && !isFree(detail))
    .map(({ value, detail = '' }) => ({
      label: value,
      insert: written(context, schema, value),
      detail,
      help: '',
    }));
  return isList && position === 'value' && mapsOf(schema).length > 0
    ? []
    : [...values, ...inBraces(context, schema, known)];
}

/** Several examples are a choice; a single one shows the form. */
const isWord = (schema: Schema) =>
  scalarsOf(schema).some(({ examples = [] }) => examples.length > 1);

function keysOf(context: CursorContext, schema: Schema, known: TestFileKnowledge): Completion[] {
  const { siblings, parents, inFlow } = context;
  return mapsOf(schema).flatMap(({ properties = {}, oneOf }) =>
    Object.entries(properties)
      .filter(([name]) => !siblings.has(name) && !(oneOf && isRefusedBeside(name, siblings)))
      .map(([name, below]): Completion => {
        const hasValues = testValues([...parents, name], known).length > 0;
        const hasKeys = mapsOf(below).some(({ properties: keys }) => keys !== undefined);
        const { insert, isOpen } = writtenKey(context, name, opening(below, inFlow));
        return {
          label: name,
          insert,
          detail: kindOf(below),
          help: below.description ?? '',
          leadsOn: isOpen && (hasValues || hasKeys),
        };
      }),
  );
}

/** A test has one request, and only a command can send several. */
function isRefusedBeside(name: string, siblings: ReadonlyMap<string, string>): boolean {
  const isRequest = requestKeys.some((each) => each === name);
  if (isRequest) return requestKeys.some((each) => siblings.has(each));
  if (name !== 'verb' && name !== 'resource') return false;
  return siblings.has('sample') || siblings.has('event') || siblings.get('request') === '';
}

/** The keys of a map that is written in one line. */
function inBraces(context: CursorContext, schema: Schema, known: TestFileKnowledge): Completion[] {
  const { quote, hasColon, parents, field } = context;
  if (quote !== '' || hasColon) return [];
  const inside: CursorContext = {
    ...{ ...context, parents: [...parents, field], siblings: new Map(), inFlow: true },
    needsDash: false,
  };
  return keysOf(inside, schema, known).map((key) => ({
    ...key,
    insert: placed(context, `{ ${key.insert} }`, false),
  }));
}

function opening(schema: Schema, inFlow: boolean): string {
  const [map] = mapsOf(schema);
  const hasScalars = scalarsOf(schema).length > 0;
  if (schema.type === 'array') {
    if (!map) return ': [$0]';
    return inFlow ? ': [{ $0 }]' : ':\n  - $0';
  }
  if (!map || hasScalars) return ': $0';
  return inFlow ? ': { $0 }' : ':\n  $0';
}

const words: Readonly<Record<NonNullable<Schema['type']>, string>> = {
  string: 'string',
  integer: 'number',
  boolean: 'true or false',
  null: 'null',
  object: 'map',
  array: 'list',
};

function kindOf({ type, anyOf, const: only }: Schema): string {
  if (only !== undefined) return 'fixed value';
  if (anyOf) return [...new Set(anyOf.map(kindOf))].join(' or ');
  return type === undefined ? 'any value' : words[type];
}

/** Formats a value as YAML: without quotes where it stays the same string. */
function written(context: CursorContext, schema: Schema, value: string): string {
  if (context.quote !== '') return value;
  const isBoolean = scalarsOf(schema).every(({ type }) => type === 'boolean');
  const isPlain = isBoolean || isSafePlain(value);
  return placed(context, isPlain ? value : JSON.stringify(value), schema.type === 'array');
}

/** Whether a value without quotes is this string, also in brackets. */
const isSafePlain = (value: string) =>
  /^[A-Za-z/][\w./:+ ?=&-]*$/.test(value) &&
  !/:(?: |$)|^(?:true|false|null)$/i.test(value) &&
  value.trim() === value;
