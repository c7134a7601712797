import { addBit, type Bits } from '../bits';

/** A list of more names is kept as it is: several patterns share it. */
export const fewNames = 16;

/** The rules that match a resource for certain names only. */
export class NamedRules {
  private readonly byName = new Map<string, number[]>();
  private lists: readonly { readonly at: number; readonly names: ReadonlySet<string> }[] = [];

  /** Adds a rule with its names: a list of few, a set of many. */
  add(at: number, names: readonly string[] | ReadonlySet<string>): void {
    if ('has' in names) {
      this.lists = [...this.lists, { at, names }];
      return;
    }
    for (const name of names) {
      const rules = this.byName.get(name);
      if (rules) rules.push(at);
      else this.byName.set(name, [at]);
    }
  }

  /** Takes a rule out that was added with these names. */
  remove(at: number, names: readonly string[]): void {
    this.lists = this.lists.filter((list) => list.at !== at);
    for (const name of names) {
      const rules = this.byName.get(name);
      if (!rules) continue;
      this.byName.set(
        name,
        rules.filter((rule) => rule !== at),
      );
    }
  }

  /** Adds the rules that match this name. */
  addTo(bits: Bits, name: string): void {
    for (const at of this.byName.get(name) ?? []) addBit(bits, at);
    for (const { at, names } of this.lists) if (names.has(name)) addBit(bits, at);
  }
}
