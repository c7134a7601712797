import { isStep } from '../audit/steps';
import { addBit, bitRange, noBits, removeBit, type Bits } from './bits';

/** The rules that name a value, by the value, and those that do not limit the field. */
export class FieldRules {
  readonly any: Bits;
  private readonly all: Bits;
  private readonly byValue = new Map<string, number[]>();
  constructor(size: number) {
    this.any = noBits(size);
    this.all = bitRange(size, 0, size);
  }
  *add(at: number, values: Iterable<string> | undefined): Generator<undefined, void> {
    if (values === undefined) return addBit(this.any, at);
    let turn = 0;
    for (const value of values) {
      if (isStep(turn++)) yield;
      this.put(at, value);
    }
  }
  put(at: number, value: string): void {
    const known = this.byValue.get(value);
    if (known === undefined) this.byValue.set(value, [at]);
    else if (known.at(-1) !== at) known.push(at);
  }
  /** Takes a rule out that was put in with these values. */
  remove(at: number, values: Iterable<string> | undefined): void {
    removeBit(this.any, at);
    for (const value of values ?? []) {
      const known = this.byValue.get(value) ?? [];
      const place = known.indexOf(at);
      if (place >= 0) known.splice(place, 1);
    }
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
  /** The rules that match one of the values. */
  matching(...values: readonly string[]): Bits {
    const found = this.any.slice();
    for (const value of values) this.addTo(found, value);
    return found;
  }
  addTo(bits: Bits, value: string): void {
    for (const at of this.byValue.get(value) ?? []) addBit(bits, at);
  }
}
