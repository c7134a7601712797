import type { KubernetesVersion } from '../../audit/types';

/** A Go type as encoding/json sees it. `name` is its name in error texts. */
export type GoType =
  | { kind: 'string'; name: string }
  | { kind: 'bool'; name: string }
  | { kind: 'int'; name: string; bits: 32 | 64 }
  | { kind: 'list'; name: string; element: GoType }
  /** map[string]element */
  | { kind: 'map'; name: string; element: GoType }
  | { kind: 'pointer'; name: string; element: GoType }
  /** `shortName` is the name without the package, '' when the type has none. */
  | { kind: 'struct'; name: string; shortName: string; fields: ReadonlyMap<string, GoField> }
  /** metav1.Time and metav1.MicroTime, which have their own UnmarshalJSON. */
  | { kind: 'time'; name: string; micro: boolean }
  /** Types that keep the raw JSON, such as metav1.FieldsV1. */
  | { kind: 'raw'; name: string }
  /** An interface with methods: accepts only null. */
  | { kind: 'interface'; name: string };

export interface GoField {
  name: string;
  type: GoType;
  /** The embedded structs on the path to the field. */
  embedded: readonly string[];
  /** Written even when it is empty (no omitempty). */
  always: boolean;
  /** The first minor version whose type has the field; undefined when every version has it. */
  since: KubernetesVersion | undefined;
}

/** A field that older minor versions do not have. */
export interface LaterField {
  since: KubernetesVersion;
  type: GoType;
}

/** The argument of `struct`: the fields by their JSON names. */
export type Fields = Record<string, GoType | LaterField>;

export const string: GoType = { kind: 'string', name: 'string' };
export const bool: GoType = { kind: 'bool', name: 'bool' };
export const int32: GoType = { kind: 'int', name: 'int32', bits: 32 };
export const int64: GoType = { kind: 'int', name: 'int64', bits: 64 };

/** A named string type, like v1.Level. */
export function named(name: string): GoType {
  return { kind: 'string', name };
}

export function list(element: GoType, name = `[]${element.name}`): GoType {
  return { kind: 'list', name, element };
}

export function map(element: GoType): GoType {
  return { kind: 'map', name: `map[string]${element.name}`, element };
}

export function pointer(element: GoType): GoType {
  return { kind: 'pointer', name: `*${element.name}`, element };
}

export type StructType = Extract<GoType, { kind: 'struct' }>;

/**
 * A struct type. `fields` maps JSON names to types; a `!` after a name means that the field has no
 * omitempty. `embedded` lists the embedded structs.
 */
export function struct(
  name: string,
  fields: Fields,
  embedded: Record<string, StructType> = {},
): StructType {
  const all = new Map<string, GoField>();
  for (const [inner, type] of Object.entries(embedded)) {
    for (const field of type.fields.values()) {
      all.set(field.name, { ...field, embedded: [inner, ...field.embedded] });
    }
  }
  for (const [key, declared] of Object.entries(fields)) {
    const { since, type } = 'since' in declared ? declared : { since: undefined, type: declared };
    const always = key.endsWith('!');
    const field = always ? key.slice(0, -1) : key;
    all.set(field, { name: field, type, embedded: [], always, since });
  }
  return { kind: 'struct', name, shortName: name.slice(name.indexOf('.') + 1), fields: all };
}
