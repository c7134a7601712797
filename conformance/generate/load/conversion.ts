import type { Random } from '../../random.ts';
import { placesIn, raw, replaceAt, valueAt, type MapTree, type Pair } from './tree.ts';

/*
 * What go-yaml and sigs.k8s.io/yaml do between YAML and JSON: times, keys that become equal strings, keys of
 * several types, and nesting that aliases bring in. Only YAML can say these.
 */

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: None\n';

const zones = [
  '',
  'Z',
  'Z',
  '+01:00',
  '-23:59',
  '+24:60',
  '+24:61',
  '+25:00',
  '+0100',
  '+1:00',
  'z',
];
const dates = [
  ...['2020-01-01', '2020-1-1', '2020-02-29', '2021-02-29', '2020-13-01', '2020-0-1', '2020-4-31'],
  ...['20200-01-01', '202-01-01', '0000-01-01', '2020-01', '2020-001-01', '1900-02-29'],
];
const clocks = [
  '00:00:00',
  '1:2:3',
  '23:59:59',
  '24:00:00',
  '0:60:0',
  '0:0:60',
  '00:00',
  '001:0:0',
];
const fractions = ['', '', '.5', ',5', '.', '.123456789123', '.5.5'];
const separators = ['T', 'T', 't', ' ', '   ', '', '\t', 'x', '-'];
const timeTags = ['!!timestamp ', '!!timestamp ', '!<tag:yaml.org,2002:timestamp> ', ''];

/** Returns something like a time, most often one that go-yaml accepts. */
export function timeLike(random: Random): string {
  const usual = <T>(list: readonly T[], share: number) =>
    random.chance(share) ? random.pick(list.slice(0, 2)) : random.pick(list);
  const day = usual(dates, 0.6);
  const clock = usual(clocks, 0.6) + usual(fractions, 0.6);
  const time = random.chance(0.25)
    ? day
    : day + random.pick(separators) + clock + random.pick(zones);
  const quote = random.pick(['', '', "'", '"']);
  return random.pick(timeTags) + quote + time + quote;
}

/** Keys that are different to go-yaml and equal in JSON. */
const equalKeys = [
  ['1', '"1"', '1.0', '01', '0x1', '!!float 1', '!!str 1', "'1'"],
  ['yes', 'true', '"true"', 'on', 'y'],
  ['no', '"false"', 'off'],
  ['.nan', '.NaN', '.NAN', '".nan"'],
  ['.inf', '+.inf', '".inf"'],
  ['0', '0.0', '-0.0', '"-0"', '"0"', '-0'],
  ['16777217.0', '16777216.0', '"1.6777216e+07"', '16777216'],
  ['1e21', '"1e+21"', '1000000000000000000000'],
  ['2020-01-01', '"2020-01-01"', '!!timestamp 2020-01-01'],
  ['!!binary aGk=', 'hi', '"hi"'],
];
/** Values that cannot be converted, or only look so. */
const hidden = [
  ...['{~: a}', '[{~: a}]', '{b: [{c: {~: d}}]}', '{9223372036854775808: a}', '{null: {~: a}}'],
  ...['{a: b}', '{1: a, "1": a}', '[]'],
];

/** Returns pairs whose keys become equal strings; the value of at most one cannot be converted. */
function equalPairs(random: Random): Pair[] {
  const pairs = random
    .some(random.pick(equalKeys), 2, 3)
    .map((key): Pair => ({ key: raw(key), value: raw('x') }));
  if (random.chance(0.5)) random.pick(pairs).value = raw(random.pick(hidden));
  return pairs;
}

const mixedKeys = [
  ...['1: a', '-5: a', 'x: a', '"": a', 'b: a', 'yes: a', 'no: a', '1.5: a', '-.5: a', '.inf: a'],
  ...['9223372036854775808: a', '18446744073709551615: a', '.nan: a', '1e21: a', '5: {z: a, 1: a}'],
];

/** Returns a map with keys of several types, which an error shows in Go's order. */
function mixedMap(random: Random): string {
  return `{${[...new Set(random.some(mixedKeys, 2, 7))].join(', ')}}`;
}

/** Makes one such change to a document. */
export function convertOddly(tree: MapTree, random: Random): void {
  const holders = [tree, ...placesIn(tree).map(valueAt)].filter((value) => value.is === 'map');
  const { pairs } = random.pick(holders);
  const roll = random.next();
  if (roll < 0.35) {
    const places = placesIn(tree);
    if (places.length > 0) replaceAt(random.pick(places), raw(timeLike(random)));
  } else if (roll < 0.75) {
    const at = random.whole(0, pairs.length);
    const odd = equalPairs(random);
    const nested = { key: raw('x'), value: { is: 'map', pairs: odd } as MapTree };
    pairs.splice(at, 0, ...(random.chance(0.5) ? odd : [nested]));
  } else if (roll < 0.9) {
    const map = mixedMap(random);
    const [key, value] = random.pick([
      [`? ${map}\n`, 'x'],
      [`? [${map}, a]\n`, 'x'],
      ['~', map],
      ['9223372036854775808', `[${map}]`],
    ]);
    tree.pairs.push({ key: raw(key), value: raw(value) });
  } else {
    const [time, other] = [timeLike(random), timeLike(random)];
    pairs.push({ key: raw(time), value: raw('x') }, { key: raw(other), value: raw('x') });
  }
}

/** Generates lists and maps around an alias that stands for more of them, near the limit of 10,000. */
export function depthFromAlias(random: Random): string {
  const inner = random.pick([3, 400, 1001, 5000, 5000, 9000]);
  const outer = 10_000 - inner - random.whole(-2, 4);
  const shapes = [
    ['[', ']'],
    ['{a: ', '}'],
  ] as const;
  const deep = (depth: number, inside: string) => {
    const [open, close] = random.pick(shapes);
    return open.repeat(depth) + inside + close.repeat(depth);
  };
  const around = deep(outer, '*a');
  const place = random.pick([
    `y: ${around}`,
    `? {a: ${around}}\n: x`,
    `y: {1: x, "1": ${around}}`,
    `y: {1: ${around}, 1: x}`,
    `metadata: {managedFields: [{fieldsV1: ${around}}]}`,
    `y: {<<: {z: ${around}}}`,
    `y: ${around}\nb: ${around}`,
  ]);
  const inside = random.pick(['x', 'x', '{a: 1, a: 2}', '{~: x}', '.nan']);
  return `${head}x: &a ${deep(inner, inside)}\n${place}\n`;
}
