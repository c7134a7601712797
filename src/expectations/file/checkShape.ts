import { nearest } from '../../analysis/nearest';
import { plainOf, type Located } from './located';
import type { ProblemCode, TestFileProblem } from './problem';
import { requestKeys, type Schema } from './schema';

type LocatedMap = Extract<Located, { type: 'map' }>;
type LocatedList = Extract<Located, { type: 'list' }>;

/**
 * Checks a value against a schema: returns everything that is wrong, each with its place. A JSON Schema validator refuses
 * the same values. `at` names the value in messages.
 */
export function checkShape(located: Located, schema: Schema, at = 'This file'): TestFileProblem[] {
  const chosen = schema.anyOf ? schema.anyOf.find((each) => isOfType(located, each)) : schema;
  if (!chosen || !isOfType(located, chosen))
    return [
      problem(
        'wrong-type',
        located,
        `${at} must be ${typeWords(schema)}.`,
        typeAdvice(located, schema),
      ),
    ];
  if (located.type === 'map') return checkMap(located, chosen, at);
  if (located.type === 'list') return checkList(located, chosen, at);
  return typeof located.value === 'string'
    ? checkText(located, located.value, chosen, at)
    : checkNumber(located, Number(located.value), chosen, at);
}

function problem(
  code: ProblemCode,
  { range }: Pick<Located, 'range'>,
  message: string,
  advice: string,
): TestFileProblem {
  return { code, message, advice, range };
}

function isOfType(located: Located, { type }: Schema): boolean {
  if (type === undefined) return true;
  if (located.type !== 'scalar') return type === (located.type === 'map' ? 'object' : 'array');
  if (located.value === null) return type === 'null';
  return type === 'integer' ? Number.isInteger(located.value) : typeof located.value === type;
}

const words: Readonly<Record<NonNullable<Schema['type']>, string>> = {
  string: 'a string',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
  object: 'a map',
  array: 'a list',
};

function typeWords({ type, anyOf, const: only }: Schema): string {
  if (anyOf) return anyOf.map(typeWords).join(' or ');
  return only ?? (type === undefined ? 'anything' : words[type]);
}

function typeAdvice(located: Located, schema: Schema): string {
  const takesText = [schema, ...(schema.anyOf ?? [])].some(({ type }) => type === 'string');
  const isOther = located.type === 'scalar' && located.value !== null;
  if (takesText && isOther) return 'Put it in quotes.';
  const example = exampleOf(schema);
  if (example !== undefined) return `For example: ${example}`;
  return schema.type === 'array' ? 'Write its items below it, each after a hyphen.' : '';
}

const exampleOf = ({ examples, anyOf }: Schema): string | undefined =>
  [examples, ...(anyOf ?? []).map((each) => each.examples)].flatMap((each) =>
    typeof each?.[0] === 'string' ? each[0] : [],
  )[0];

function checkMap(map: LocatedMap, schema: Schema, at: string): TestFileProblem[] {
  const { properties = {}, additionalProperties: others, required = [], oneOf } = schema;
  const { entries } = map;
  const problems: TestFileProblem[] = [];
  const inside = (key: string) => (at === 'This file' ? key : `${at}.${key}`);
  for (const [key, { key: range, value }] of entries) {
    const known = Object.hasOwn(properties, key) ? properties[key] : others;
    if (known) problems.push(...checkShape(value, known, inside(key)));
    else if (known === false) {
      const meant = nearest(
        key,
        Object.keys(properties).filter((each) => !entries.has(each)),
      );
      const advice =
        meant === undefined
          ? `The keys here are ${Object.keys(properties).join(', ')}.`
          : `Did you mean ${meant}?`;
      problems.push(problem('unknown-key', { range }, `There is no key ${inside(key)}.`, advice));
    }
  }
  const whole = { range: { start: map.range.start, end: headEnd(map) } };
  for (const key of required.filter((each) => !entries.has(each)))
    problems.push(problem('missing-key', whole, `${at} has no ${key}.`, `Add ${key}.`));
  if (entries.size < (schema.minProperties ?? 0))
    problems.push(
      problem(
        'missing-key',
        map,
        `${at} is empty.`,
        `Add one of ${Object.keys(properties).join(', ')}.`,
      ),
    );
  if (entries.size > (schema.maxProperties ?? Infinity))
    problems.push(
      problem(
        'out-of-range',
        whole,
        `${at} has more than ${schema.maxProperties} keys.`,
        'Remove some.',
      ),
    );
  const named = oneOf?.flatMap(({ required: [key] }) => (entries.has(key) ? [key] : []));
  if (named && named.length !== 1)
    problems.push(
      problem(
        'not-one-request',
        whole,
        named.length === 0 ? `${at} has no request.` : `${at} has ${named.join(' and ')}.`,
        `Write exactly one of ${requestKeys.join(', ')}.`,
      ),
    );
  return problems;
}

/** The end of the first key: enough to mark. */
const headEnd = ({ entries, range }: LocatedMap) => [...entries.values()][0]?.key.end ?? range.end;

function checkList(list: LocatedList, schema: Schema, at: string): TestFileProblem[] {
  const { items, minItems = 0, maxItems = Infinity, uniqueItems } = schema;
  const problems = items
    ? list.items.flatMap((item, index) => checkShape(item, items, `${at}[${index}]`))
    : [];
  if (list.items.length < minItems)
    problems.push(
      problem('out-of-range', list, `${at} is empty.`, 'Add an item, or remove the key.'),
    );
  if (list.items.length > maxItems)
    problems.push(
      problem('out-of-range', list, `${at} has more than ${maxItems} items.`, 'Remove some.'),
    );
  const seen = new Set<string>();
  for (const item of uniqueItems ? list.items : []) {
    const value = JSON.stringify(plainOf(item));
    if (seen.has(value))
      problems.push(problem('out-of-range', item, `${at} has this item twice.`, 'Remove one.'));
    seen.add(value);
  }
  return problems;
}

function checkText(located: Located, value: string, schema: Schema, at: string) {
  const known = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (known && !known.includes(value)) {
    const meant = nearest(value, known);
    const shown = `${at} cannot be ${JSON.stringify(value.slice(0, 60))}.`;
    const list = known.length === 1 ? `Write ${known[0]}.` : `It is one of ${known.join(', ')}.`;
    const advice = meant === undefined ? list : `Did you mean ${meant}?`;
    return [problem('unknown-value', located, shown, advice)];
  }
  // As JSON Schema counts: by code points.
  const { length } = Array.from(value);
  if (length < (schema.minLength ?? 0))
    return [
      problem('out-of-range', located, `${at} is empty.`, 'Write a value, or remove the key.'),
    ];
  if (length > (schema.maxLength ?? Infinity))
    return [
      problem(
        'out-of-range',
        located,
        `${at} is longer than ${schema.maxLength} characters.`,
        'Shorten it.',
      ),
    ];
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value))
    return [
      problem(
        'unknown-value',
        located,
        `${at} is not ${exampleWords(schema)}.`,
        `For example: ${exampleOf(schema)}`,
      ),
    ];
  return [];
}

const exampleWords = ({ description = '' }: Schema) => {
  const [first = ''] = description.split('.');
  return first.charAt(0).toLowerCase() + first.slice(1);
};

function checkNumber(located: Located, value: number, schema: Schema, at: string) {
  const { minimum = -Infinity, maximum = Infinity } = schema;
  return value >= minimum && value <= maximum
    ? []
    : [
        problem(
          'out-of-range',
          located,
          `${at} cannot be ${value}.`,
          `Write a number from ${minimum.toLocaleString('en')} to ${maximum.toLocaleString('en')}.`,
        ),
      ];
}
