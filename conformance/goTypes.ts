import { sortedEntries } from '../src/audit/go/json.ts';
import { isRecord, type JsonObject } from '../src/audit/go/jsonObject.ts';

/**
 * How encoding/json reads a JSON value into a Go type and writes it again. `read` throws on a value of another
 * type and returns the zero value for null and undefined. `isEmpty` returns whether omitempty omits it.
 */
export interface GoType<T = unknown> {
  read(value: unknown): T;
  isEmpty(held: unknown): boolean;
}

/** A field of a struct; `always` means without omitempty. */
export interface GoField {
  name: string;
  type: GoType;
  always?: boolean;
}

export const text: GoType<string> = {
  read: (value) => {
    if (typeof (value ?? '') !== 'string') throw new Error('not a string');
    return (value ?? '') as string;
  },
  isEmpty: (held) => held === '',
};

export const bool: GoType<boolean> = {
  read: (value) => {
    if (typeof (value ?? false) !== 'boolean') throw new Error('not a bool');
    return (value ?? false) as boolean;
  },
  isEmpty: (held) => held === false,
};

/** A signed integer of that many bits. */
export const int = (bits: number): GoType<number | bigint> => ({
  read: (value) => {
    const held = value ?? 0;
    const isWhole = typeof held === 'bigint' || Number.isSafeInteger(held);
    const whole = isWhole ? BigInt(held as number | bigint) : undefined;
    if (whole === undefined || BigInt.asIntN(bits, whole) !== whole) {
      throw new Error(`not an int${bits}`);
    }
    return held === 0n ? 0 : (held as number | bigint);
  },
  isEmpty: (held) => held === 0,
});

export const pointer = (type: GoType): GoType => ({
  read: (value) => (value === null || value === undefined ? null : type.read(value)),
  isEmpty: (held) => held === null,
});

export const list = (type: GoType): GoType => ({
  read: (value) => {
    if (value === null || value === undefined) return null;
    if (!Array.isArray(value)) throw new Error('not a list');
    return value.map((item) => type.read(item));
  },
  isEmpty: (held) => held === null || (Array.isArray(held) && held.length === 0),
});

/** A struct with its fields in the given order; unknown fields are dropped. */
export const struct = (fields: readonly GoField[]): GoType<JsonObject> => ({
  read: (value) => {
    const given = value ?? {};
    if (!isRecord(given)) throw new Error('not an object');
    const held = fields.flatMap(({ name, type, always }): [string, unknown][] => {
      const own = type.read(Object.hasOwn(given, name) ? given[name] : undefined);
      return always || !type.isEmpty(own) ? [[name, own]] : [];
    });
    return Object.fromEntries(held);
  },
  isEmpty: () => false,
});

/** interface{}: maps are sorted, and all numbers are float64. */
export const any: GoType = {
  read: (value) => {
    if (typeof value === 'bigint') return value === 0n ? -0 : Number(value);
    return mapped(value, any);
  },
  isEmpty: (held) => held === null,
};

/** unstructured.Unstructured: maps are sorted, and 64-bit integers stay exact. */
export const unstructured: GoType = {
  read: (value) => (value === 0n ? 0 : mapped(value, unstructured)),
  isEmpty: (held) => held === null,
};

/** runtime.RawExtension with an object, which is kept unstructured. */
export const rawExtension: GoType = {
  read: (value) => {
    if (value === null || value === undefined) return null;
    if (!isRecord(value)) throw new Error('not an object');
    return unstructured.read(value);
  },
  isEmpty: () => false,
};

function mapped(value: unknown, type: GoType): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('number out of range');
  if (Array.isArray(value)) return value.map((item) => type.read(item));
  if (!isRecord(value)) return value ?? null;
  return Object.fromEntries(sortedEntries(value).map(([key, field]) => [key, type.read(field)]));
}
