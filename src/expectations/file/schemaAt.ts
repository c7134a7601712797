import type { Shape } from '../../document/cursor/shape';
import { fileSchema, type Schema } from './schema';

/** Returns the alternatives of a schema: itself, if it has none. */
const alternativesOf = (schema: Schema): readonly Schema[] => schema.anyOf ?? [schema];

/** Returns the maps that a schema allows, those in lists included. */
export const mapsOf = (schema: Schema): readonly Schema[] =>
  alternativesOf(schema).flatMap((each) =>
    each.type === 'array' ? mapsOf(each.items ?? {}) : each.type === 'object' ? [each] : [],
  );

/** Returns the scalars that a schema allows, those in lists included. */
export const scalarsOf = (schema: Schema): readonly Schema[] =>
  alternativesOf(schema).flatMap((each) =>
    each.type === 'array'
      ? scalarsOf(each.items ?? {})
      : each.type === undefined || each.type === 'object'
        ? []
        : [each],
  );

/** Returns the schema of what is below keys of a test file, outermost first; undefined outside of the format. */
export function schemaAt(keys: readonly string[]): Schema | undefined {
  let at: Schema | undefined = fileSchema;
  for (const key of keys) {
    const below: readonly Schema[] = at ? mapsOf(at) : [];
    at = below.flatMap(({ properties = {}, additionalProperties: others }) =>
      Object.hasOwn(properties, key) ? (properties[key] ?? []) : others ? [others] : [],
    )[0];
  }
  return at;
}

/** Returns what may be below keys of a test file. */
export const testFileShape: Shape = (keys) => {
  const schema = schemaAt(keys);
  if (!schema) return 'none';
  const hasMaps = mapsOf(schema).length > 0;
  if (schema.type === 'array') return hasMaps ? 'maps' : 'items';
  if (hasMaps) return 'map';
  return scalarsOf(schema).length > 0 ? 'value' : 'none';
};
