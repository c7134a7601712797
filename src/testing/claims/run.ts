import { seeded } from '../../../conformance/random.ts';
import { drawnPolicy, type Drawn } from './drawnPolicy';
import { examined, type Examined, type Part } from './examine';
import { smaller, written } from './writing';

/** A claim that is not true, with the smallest policy found that shows it. */
export interface Untrue {
  seed: number;
  kubernetes: string;
  text: string;
  wrong: string;
}

/** Everything that was examined, and one case of each kind of untrue claim. */
export interface Result extends Omit<Examined, 'wrong'> {
  policies: number;
  untrue: Untrue[];
  /** How often each kind was found. */
  times: Map<string, number>;
}

/** The kind of an untrue claim: its words without those of the case. */
const kindOf = (wrong: string) =>
  wrong
    .replace(/^(fix brings a new (?:error|warning)).*\] \(/s, '$1 (')
    .replace(/: .*|\[.*?\]/gs, '')
    .replace(/in rules\.\d+\.(\w+).*/, 'in $1, matches nothing)');

const shrinksAtMost = 150;

/**
 * Examines `count` drawn policies from `seed` on, each with a seed of its own. Kinds that are known are
 * only counted.
 */
export function examineMany(
  seed: number,
  count: number,
  known: readonly string[] = [],
  parts?: readonly Part[],
): Result {
  const result: Result = {
    ...{ policies: 0, findings: 0, sentences: 0, fixes: 0, declined: 0, chains: 0 },
    ...{ untrue: [], times: new Map() },
  };
  for (let own = seed; own < seed + count; own++) {
    const drawn = drawnPolicy(seeded(own));
    const { wrong, ...counts } = examine(drawn, own, parts);
    result.policies++;
    for (const [what, number] of Object.entries(counts)) {
      result[what as keyof typeof counts] += number;
    }
    for (const each of wrong) {
      const kind = kindOf(each.what);
      const times = result.times.get(kind) ?? 0;
      result.times.set(kind, times + 1);
      if (times === 0 && !known.includes(kind)) result.untrue.push(shrunk(drawn, own, kind, each));
    }
  }
  return result;
}

function examine(
  { document, writing, kubernetes }: Drawn,
  seed: number,
  parts?: readonly Part[],
): Examined {
  return examined(written(document, writing), kubernetes, seeded(seed), parts);
}

/** Removes parts of the policy while the same kind of claim is untrue. */
function shrunk(
  drawn: Drawn,
  seed: number,
  kind: string,
  first: Examined['wrong'][number],
): Untrue {
  let smallest = drawn;
  let { what } = first;
  let tries = 0;
  for (let isShrinking = true; isShrinking;) {
    isShrinking = false;
    for (const document of smaller(smallest.document)) {
      if (++tries > shrinksAtMost) break;
      const next = { ...smallest, document };
      const still = examine(next, seed, [first.part]).wrong.find(
        (each) => kindOf(each.what) === kind,
      );
      if (still === undefined) continue;
      smallest = next;
      what = still.what;
      isShrinking = true;
      break;
    }
  }
  const text = written(smallest.document, smallest.writing);
  return { seed, kubernetes: drawn.kubernetes, text, wrong: what };
}
