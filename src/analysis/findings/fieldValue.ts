import { fieldNamed, fieldsOf, type Field, type FieldPlace } from '../../audit/fields';

/**
 * Returns whether plain data can be the value of a field, all of it: it decodes without an error or a
 * warning, and is one of the field's known values where only those are valid. What depends on other
 * fields is left to validation.
 */
export function isValueOf(place: FieldPlace | 'metadata', name: string, value: unknown): boolean {
  if (place === 'metadata') return isMetadata(name, value);
  const field = fieldNamed(place, name);
  return field !== undefined && fits(field, value);
}

function fits({ kind, values }: Field, value: unknown): boolean {
  const isKnown = (one: unknown) => values?.some((known) => known.value === one) ?? true;
  switch (kind) {
    case 'level':
    case 'const':
      return isKnown(value);
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'strings':
    case 'stages':
      return isListOf(value, (one) => typeof one === 'string' && isKnown(one));
    case 'groupResources':
      return isListOf(value, (one) => isMapOf('groupResources', one));
    case 'rules':
      return isListOf(value, (one) => isMapOf('rule', one));
    case 'metadata':
      return isMap(value) && Object.entries(value).every(([key, each]) => isMetadata(key, each));
  }
}

function isMapOf(place: FieldPlace, value: unknown): boolean {
  if (!isMap(value)) return false;
  const fields = new Map(fieldsOf(place).map((field) => [field.name, field]));
  return Object.entries(value).every(([key, each]) => {
    const field = fields.get(key);
    return field !== undefined && fits(field, each);
  });
}

function isMetadata(name: string, value: unknown): boolean {
  if (name === 'labels' || name === 'annotations') {
    return isMap(value) && Object.values(value).every((one) => typeof one === 'string');
  }
  return typeof value === 'string';
}

/** An empty list stands for an absent one: there is nothing to gain from it. */
function isListOf(value: unknown, holds: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(holds);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
