import { isDeepStrictEqual } from 'node:util';

type Schema = Readonly<Record<string, unknown>>;
type Check = (value: unknown, keyword: never, schema: Schema) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const lengthOf = (value: string) => Array.from(value).length;

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  object: isObject,
  array: Array.isArray,
};

/** The keywords that our schemas use, as JSON Schema (draft 2020-12) defines them. Others are an error. */
const keywords: Readonly<Record<string, Check>> = {
  $schema: () => true,
  title: () => true,
  description: () => true,
  examples: () => true,
  type: (value, type: string) => types[type]?.(value) === true,
  const: (value, only) => isDeepStrictEqual(value, only),
  enum: (value, known: unknown[]) => known.some((each) => isDeepStrictEqual(value, each)),
  pattern: (value, pattern: string) =>
    typeof value !== 'string' || new RegExp(pattern, 'u').test(value),
  minLength: (value, least: number) => typeof value !== 'string' || lengthOf(value) >= least,
  maxLength: (value, most: number) => typeof value !== 'string' || lengthOf(value) <= most,
  minimum: (value, least: number) => typeof value !== 'number' || value >= least,
  maximum: (value, most: number) => typeof value !== 'number' || value <= most,
  items: (value, items: Schema) =>
    !Array.isArray(value) || value.every((each) => isValid(each, items)),
  minItems: (value, least: number) => !Array.isArray(value) || value.length >= least,
  maxItems: (value, most: number) => !Array.isArray(value) || value.length <= most,
  uniqueItems: (value) =>
    !Array.isArray(value) ||
    value.every((one, at) => !value.slice(0, at).some((other) => isDeepStrictEqual(one, other))),
  properties: (value, properties: Record<string, Schema>) =>
    !isObject(value) ||
    Object.entries(properties).every(
      ([key, schema]) => !Object.hasOwn(value, key) || isValid(value[key], schema),
    ),
  required: (value, keys: string[]) =>
    !isObject(value) || keys.every((key) => Object.hasOwn(value, key)),
  additionalProperties: (value, others: Schema | boolean, { properties = {} }) =>
    !isObject(value) ||
    Object.keys(value)
      .filter((key) => !Object.hasOwn(properties as object, key))
      .every((key) => (typeof others === 'boolean' ? others : isValid(value[key], others))),
  minProperties: (value, least: number) => !isObject(value) || Object.keys(value).length >= least,
  maxProperties: (value, most: number) => !isObject(value) || Object.keys(value).length <= most,
  anyOf: (value, schemas: Schema[]) => schemas.some((schema) => isValid(value, schema)),
  oneOf: (value, schemas: Schema[]) =>
    schemas.filter((schema) => isValid(value, schema)).length === 1,
};

/** Whether a JSON Schema accepts a JSON value. */
export function isValid(value: unknown, schema: Schema): boolean {
  return Object.entries(schema).every(([name, keyword]) => {
    const check = keywords[name];
    if (!check) throw new Error(`${name} is not a keyword that this validator knows`);
    return check(value, keyword as never, schema);
  });
}
