import { resultOf } from '../audit/steps';
import type { Attributes } from '../audit/types';
import {
  addBit,
  addBits,
  bothBits,
  hasBit,
  keepBits,
  noBits,
  noBitsLike,
  numbersIn,
  type Bits,
} from './bits';
import type { RuleIndex, Subject, Target } from './ruleIndex';
import type { Spot } from './targetsIn';
import { classesAmong, type ValueClass } from './valueClass';

/** A resource, or a path; what it is, only `make` knows. */
type Thing = Target | Spot | string;

/** Requests whose values can be combined freely, before the values are compared with the rules. */
export interface Values {
  /** The rules that may match such requests at all. */
  rules: Bits;
  verbs: readonly string[];
  /** Resources, or paths. */
  things: readonly ValueClass<Thing>[];
  /** Namespaces; one value where there are none. */
  places: readonly ValueClass<string>[];
  make: (verb: string, thing: Thing, place: string, sender: Subject) => Attributes;
}

/** 'undecided' if there are too many. */
export type MakeValues = () => Values | 'undecided' | undefined;

/**
 * For each field its values, by the rules that match them. Rules that match none of the requests are left out, and
 * the others numbered anew.
 */
export interface Classes {
  readonly verbs: readonly ValueClass<string>[];
  readonly things: readonly ValueClass<Thing>[];
  readonly places: readonly ValueClass<string>[];
  readonly senders: readonly ValueClass<Subject>[];
  /** The rules' own numbers. */
  readonly numbers: readonly number[];
  /** The same set of rules in the new numbers. */
  only(rules: Bits): Bits;
}

/**
 * One part of a region. It is prepared when it is first asked for. (A class, because each function* that is made and called costs
 * V8 an object that lives long.)
 */
export class Part {
  private made: { readonly result: Prepared | 'undecided' | undefined } | undefined;

  constructor(
    private readonly values: MakeValues,
    private readonly senders: readonly ValueClass<Subject>[],
    private readonly index: RuleIndex,
    private readonly among: Bits,
  ) {}

  /** Returns its requests; undefined if it has none, 'undecided' if it has too many. */
  prepared(): Prepared | 'undecided' | undefined {
    this.made ??= { result: this.prepare() };
    return this.made.result;
  }

  /** Compares all values with the rules. Pauses. */
  *inSteps(): Generator<undefined, void> {
    const prepared = this.prepared();
    if (prepared instanceof Prepared) yield* prepared.classesInSteps();
  }

  private prepare(): Prepared | 'undecided' | undefined {
    const values = this.values();
    if (values === undefined || values === 'undecided') return values;
    const { senders, index } = this;
    const { things, places } = values;
    const verbs = values.verbs.map((value) => ({ value, bits: index.verb(value) }));
    const fields = { verbs, things, places, senders };
    if (listsOf(fields).some((list) => list.length === 0)) return undefined;
    return new Prepared(fields, bothBits(this.among, values.rules), values.make);
  }
}

type Fields = Pick<Classes, 'verbs' | 'things' | 'places' | 'senders'>;

/** Requests of a region whose values can be combined freely, by the rules that match them. */
export class Prepared {
  /** The rules that match all of them. */
  readonly wholly: Bits;
  private made: Classes | undefined;

  constructor(
    private readonly fields: Fields,
    private readonly among: Bits,
    readonly make: Values['make'],
  ) {
    this.wholly = among.slice();
    for (const values of listsOf(fields)) {
      for (const { bits } of values) keepBits(this.wholly, bits);
    }
  }

  /** Returns the values by the rules that match them. */
  classes(): Classes {
    return this.made ?? resultOf(this.classesInSteps());
  }

  /** Same as classes. Pauses. */
  *classesInSteps(): Generator<undefined, Classes> {
    if (this.made) return this.made;
    const numbers = this.relevant();
    const only = (bits: Bits): Bits => {
      const few = noBits(numbers.length);
      for (let at = 0; at < numbers.length; at++) if (hasBit(bits, numbers[at]!)) addBit(few, at);
      return few;
    };
    const { verbs, things, places, senders } = this.fields;
    this.made = {
      ...{ numbers, only },
      verbs: yield* classesAmong(verbs, only),
      things: yield* classesAmong(things, only),
      places: yield* classesAmong(places, only),
      senders: yield* classesAmong(senders, only),
    };
    return this.made;
  }

  /** The rules that match some value of every field. */
  private relevant(): readonly number[] {
    const relevant = this.among.slice();
    for (const values of listsOf(this.fields)) {
      const some = noBitsLike(relevant);
      for (const { bits } of values) addBits(some, bits);
      keepBits(relevant, some);
    }
    return numbersIn(relevant);
  }
}

const listsOf = ({
  verbs,
  things,
  places,
  senders,
}: Fields): (readonly ValueClass<unknown>[])[] => [verbs, things, places, senders];
