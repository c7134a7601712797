import { fieldsOf, type FieldPlace } from '../../../src/audit/fields.ts';
import type { Random } from '../../random.ts';
import { oddJson, oddKeys, oddText, oddYaml } from './odd.ts';
import {
  list,
  map,
  placesIn,
  raw,
  replaceAt,
  text,
  valueAt,
  type MapTree,
  type Place,
} from './tree.ts';
import { wrongKeys } from './words.ts';

type Language = 'yaml' | 'json';

const namesOf = (where: FieldPlace) => fieldsOf(where).map(({ name }) => name);
const keys = [namesOf('policy'), namesOf('rule'), namesOf('groupResources')];

const someKey = (random: Random) =>
  random.chance(0.08)
    ? oddText(random)
    : random.pick(random.pick([...keys, wrongKeys, wrongKeys, wrongKeys]));

const odd = (random: Random, language: Language) =>
  raw(language === 'yaml' ? oddYaml(random) : oddJson(random));

const troubles: ((place: Place, random: Random, language: Language) => void)[] = [
  /** Replaces it with something odd. */
  (place, random, language) => replaceAt(place, odd(random, language)),
  (place, random, language) => replaceAt(place, odd(random, language)),
  (place, random) =>
    replaceAt(place, raw(random.pick(['null', '[]', '{}', '""', 'true', '5', '-1.5']))),
  /** Adds a level of nesting or removes one. */
  (place) => replaceAt(place, list([valueAt(place)])),
  (place, random) => replaceAt(place, map([{ key: text(someKey(random)), value: valueAt(place) }])),
  (place) => {
    const value = valueAt(place);
    const inner =
      value.is === 'list' ? value.items[0] : value.is === 'map' ? value.pairs[0]?.value : undefined;
    if (inner !== undefined) replaceAt(place, inner);
  },
  /** Changes a key. */
  ({ holder, index }, random) => {
    const old = holder.is === 'map' ? holder.pairs[index] : undefined;
    if (old !== undefined) old.key = text(someKey(random));
  },
  ({ holder, index }, random) => {
    const old = holder.is === 'map' ? holder.pairs[index] : undefined;
    if (old?.key.is === 'text') old.key = text(misspelled(old.key.text, random));
  },
  /** Adds a key, or repeats one. */
  ({ holder }, random, language) => {
    if (holder.is === 'map') insert(holder, someKey(random), random, language);
  },
  ({ holder, index }, random, language) => {
    if (holder.is !== 'map') return;
    const again = holder.pairs[index]?.key;
    if (again?.is === 'text') insert(holder, again.text, random, language);
  },
  /** Repeats or removes a list item or a field. */
  (place, random) => {
    const { holder, index } = place;
    if (holder.is === 'list') holder.items.push(valueAt(place));
    else
      holder.pairs.splice(
        random.whole(0, holder.pairs.length),
        0,
        ...holder.pairs.slice(index, index + 1),
      );
  },
  ({ holder, index }) => {
    (holder.is === 'list' ? holder.items : holder.pairs).splice(index, 1);
  },
];

/** Damages a document in one way. */
export function makeTrouble(tree: MapTree, random: Random, language: Language): void {
  const places = placesIn(tree);
  if (places.length > 0) random.pick(troubles)(random.pick(places), random, language);
}

/** Adds a key that is not a string, or is not written as one, somewhere. */
export function addOddKey(tree: MapTree, random: Random): void {
  const holders = [tree, ...placesIn(tree).map(valueAt)].filter((value) => value.is === 'map');
  const value = random.chance(0.5) ? raw('x') : odd(random, 'yaml');
  const { pairs } = random.pick(holders);
  pairs.splice(random.whole(0, pairs.length), 0, { key: raw(random.pick(oddKeys)), value });
}

function insert({ pairs }: MapTree, key: string, random: Random, language: Language): void {
  const value =
    random.chance(0.4) && pairs.length > 0 ? random.pick(pairs).value : odd(random, language);
  pairs.splice(random.whole(0, pairs.length), 0, { key: text(key), value });
}

function misspelled(key: string, random: Random): string {
  const at = random.whole(0, Math.max(0, key.length - 1));
  const [before, letter, after] = [key.slice(0, at), key.slice(at, at + 1), key.slice(at + 1)];
  return random.pick([
    before + after,
    before + letter + letter + after,
    before +
      (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()) +
      after,
    key.toUpperCase(),
    key.toLowerCase(),
    key.slice(0, 1).toUpperCase() + key.slice(1),
    `${key}s`,
    `${key} `,
    key.replace('s', 'ſ').replace('k', '\u212a'),
  ]);
}
