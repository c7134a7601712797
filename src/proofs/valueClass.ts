import { isStep } from '../audit/steps';
import { areEqual, bitsHash, bothBits, isWithin, type Bits } from './bits';

/** A value, for all values that the same rules match. */
export interface ValueClass<Value> {
  readonly value: Value;
  /** The rules that match it. */
  readonly bits: Bits;
}

/** Returns one value for each set of rules, after `only` has left out some, in the order of the values. Pauses. */
export function* classesAmong<Value>(
  values: readonly ValueClass<Value>[],
  only: (bits: Bits) => Bits,
): Generator<undefined, ValueClass<Value>[]> {
  const seen = new Different<Value>();
  for (const [turn, { value, bits }] of values.entries()) {
    if (isStep(turn)) yield;
    seen.add({ value, bits: only(bits) });
  }
  return seen.classes;
}

/**
 * Returns classes as far as these rules tell them apart. Without those that only more rules match than
 * some other: where a request is wanted that no rule matches, the other one serves as well.
 */
export function within<Value>(
  classes: readonly ValueClass<Value>[],
  rules: Bits,
): readonly ValueClass<Value>[] {
  const seen = new Different<Value>();
  for (const { value, bits } of classes) seen.add({ value, bits: bothBits(bits, rules) });
  const found = seen.classes;
  if (found.length > comparedAtMost) return found;
  return found.filter(
    (one) => !found.some((other) => other !== one && isWithin(other.bits, one.bits)),
  );
}

/** So many classes at most are compared with each other. */
const comparedAtMost = 60;

/** Keeps the first of all classes with the same rules. */
class Different<Value> {
  readonly classes: ValueClass<Value>[] = [];
  private readonly byHash = new Map<number, ValueClass<Value>[]>();

  add(one: ValueClass<Value>): void {
    const hash = bitsHash(one.bits);
    const alike = this.byHash.get(hash);
    if (alike?.some(({ bits }) => areEqual(bits, one.bits)) === true) return;
    if (alike) alike.push(one);
    else this.byHash.set(hash, [one]);
    this.classes.push(one);
  }
}

/** Returns the rules that match every one of the classes. */
export function sharedBy(classes: readonly ValueClass<unknown>[], rules: Bits): Bits {
  return classes.reduce((all, { bits }) => bothBits(all, bits), rules);
}
