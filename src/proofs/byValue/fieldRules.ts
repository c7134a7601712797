import { isStep } from '../../audit/steps';
import { addBit, bitRange, noBits, removeBit, type Bits } from '../bits';

/** So many values at most are remembered. */
const foundAtMost = 10_000;

/** The rules that name a value, by the value, and those that do not limit the field. */
export class FieldRules {
  readonly any: Bits;
  private readonly all: Bits;
  private readonly byValue = new Map<string, number[]>();
  /** What was found for single values: they are asked for again and again. */
  private readonly found = new Map<string, Bits>();
  constructor(size: number) {
    this.any = noBits(size);
    this.all = bitRange(size, 0, size);
  }
  *add(at: number, values: Iterable<string> | undefined): Generator<undefined, void> {
    if (values === undefined) {
      this.forget();
      return addBit(this.any, at);
    }
    let turn = 0;
    for (const value of values) {
      if (isStep(turn++)) yield;
      this.put(at, value);
    }
  }
  put(at: number, value: string): void {
    this.forget();
    const known = this.byValue.get(value);
    if (known === undefined) this.byValue.set(value, [at]);
    else if (known.at(-1) !== at) known.push(at);
  }
  /** Takes a rule out that was put in with these values. */
  remove(at: number, values: Iterable<string> | undefined): void {
    this.forget();
    removeBit(this.any, at);
    for (const value of values ?? []) {
      const known = this.byValue.get(value) ?? [];
      const place = known.indexOf(at);
      if (place >= 0) known.splice(place, 1);
    }
  }
  private forget(): void {
    if (this.found.size > 0) this.found.clear();
  }
  values(): Iterable<string> {
    return this.byValue.keys();
  }
  /** The rules that match one of the values; without values, all. */
  matchingAny(values: Iterable<string> | undefined): Bits {
    if (values === undefined) return this.all;
    const found = this.any.slice();
    for (const value of values) this.addTo(found, value);
    return found;
  }
  /** The rules that match the value. The set is shared: do not change it. */
  matchingOne(value: string): Bits {
    let known = this.found.get(value);
    if (known === undefined) {
      known = this.byValue.has(value) ? this.matching(value) : this.any;
      if (this.found.size < foundAtMost) this.found.set(value, known);
    }
    return known;
  }
  /** The rules that match one of the values. */
  matching(...values: readonly string[]): Bits {
    return this.matchingAny(values);
  }
  addTo(bits: Bits, value: string): void {
    for (const at of this.byValue.get(value) ?? []) addBit(bits, at);
  }
}
