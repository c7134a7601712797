import { RawJson } from '../../src/audit/go/rawJson.ts';
import type { Random } from '../random.ts';
import { jsonText, objectText, oddText, stringText, textOf } from './json.ts';

type Fields = [string, string | undefined][];

const managedFields = [
  '[]',
  'null',
  '[{"manager":"kubectl","operation":"Update","fieldsV1":{"f:spec":{}}}]',
];

/** Generates a body as a handler decodes it: an object of any kind, a list, a Status, DeleteOptions or a Table. */
export function bodyOf(random: Random): RawJson {
  const make = random.pick([
    objectOf,
    objectOf,
    objectOf,
    listOf,
    statusOf,
    deleteOptionsOf,
    tableOf,
  ]);
  return new RawJson(make(random));
}

/** Generates a patch: any JSON, including an array of operations. */
export function patchOf(random: Random): RawJson {
  return new RawJson(random.chance(0.5) ? objectText(random, 4) : jsonText(random, 4));
}

const maybe = (random: Random, share: number, value: () => string) =>
  random.chance(share) ? value() : undefined;

function objectOf(random: Random): string {
  if (random.chance(0.05)) return objectText(random, 3);
  const fields: Fields = [
    ['apiVersion', maybe(random, 0.8, () => random.pick(['"v1"', '"apps/v1"', '""', 'null']))],
    ['kind', maybe(random, 0.8, () => random.pick(['"Pod"', '"Deployment"', '"status"', '""']))],
    ['metadata', maybe(random, 0.9, () => metadataOf(random))],
    ['spec', maybe(random, 0.7, () => jsonText(random, 3))],
    ['status', maybe(random, 0.2, () => jsonText(random, 2))],
  ];
  return textOf(random, random.chance(0.2) ? fields.toReversed() : fields);
}

function metadataOf(random: Random): string {
  if (random.chance(0.05)) return jsonText(random, 1);
  const word = () => stringText(random, random.pick(['web', 'dev', '', oddText(random)]));
  const odd = () => (random.chance(0.03) ? jsonText(random, 1) : word());
  return textOf(random, [
    ['name', maybe(random, 0.7, odd)],
    ['namespace', maybe(random, 0.5, odd)],
    ['uid', maybe(random, 0.3, odd)],
    ['resourceVersion', maybe(random, 0.3, odd)],
    ['labels', maybe(random, 0.3, () => objectText(random, 1))],
    ['managedFields', maybe(random, 0.5, () => random.pick(managedFields))],
    ['generation', maybe(random, 0.2, () => jsonText(random, 0))],
  ]);
}

function listOf(random: Random): string {
  const items = Array.from({ length: random.whole(0, 3) }, () =>
    random.chance(0.05) ? jsonText(random, 1) : objectOf(random),
  );
  return textOf(random, [
    ['apiVersion', '"v1"'],
    ['kind', random.pick(['"PodList"', '"List"'])],
    ['metadata', maybe(random, 0.8, () => metadataOf(random))],
    ['items', random.chance(0.05) ? jsonText(random, 1) : `[${items.join(',')}]`],
  ]);
}

/*
 * The types of meta/v1. Their fields have Go types: a value of another type is an error in both decoders, so there
 * is nothing to compare. Keys are spelled exactly and appear once, as from every client; encoding/json
 * would accept others too.
 */

function listMetaOf(random: Random): string {
  return textOf(random, [
    ['continue', maybe(random, 0.3, () => stringText(random, oddText(random)))],
    ['resourceVersion', maybe(random, 0.5, () => random.pick(['"12"', '""']))],
    ['remainingItemCount', maybe(random, 0.3, () => random.pick(['0', '7', 'null']))],
    ['selfLink', maybe(random, 0.1, () => random.pick(['"/x"', '""', 'null']))],
    ['name', maybe(random, 0.1, () => '"unknown field"')],
  ]);
}

function statusOf(random: Random): string {
  const text = () => stringText(random, oddText(random));
  const cause = () =>
    textOf(random, [
      ['field', maybe(random, 0.5, text)],
      ['message', maybe(random, 0.5, text)],
      ['reason', maybe(random, 0.7, () => '"FieldValueInvalid"')],
    ]);
  const details = () =>
    textOf(random, [
      ['retryAfterSeconds', maybe(random, 0.3, () => random.pick(['0', '5', '-1', '2147483647']))],
      ['causes', maybe(random, 0.5, () => random.pick(['[]', 'null', `[${cause()},${cause()}]`]))],
      ['kind', maybe(random, 0.5, text)],
      ['group', maybe(random, 0.3, () => '"apps"')],
      ['name', maybe(random, 0.5, text)],
      ['uid', maybe(random, 0.3, () => '"u-1"')],
      ['10', maybe(random, 0.1, () => '"unknown field"')],
    ]);
  return textOf(random, [
    ['code', maybe(random, 0.7, () => random.pick(['200', '404', '0', '-5']))],
    ['details', maybe(random, 0.6, () => random.pick(['{}', 'null', details(), details()]))],
    ['reason', maybe(random, 0.6, () => random.pick(['"NotFound"', '""']))],
    ['message', maybe(random, 0.7, text)],
    ['status', maybe(random, 0.8, () => random.pick(['"Failure"', '"Success"', '""', 'null']))],
    ['metadata', maybe(random, 0.6, () => random.pick(['{}', 'null', listMetaOf(random)]))],
    ['apiVersion', maybe(random, 0.8, () => random.pick(['"v1"', '"v2"', '""']))],
    ['kind', '"Status"'],
    ['extra', maybe(random, 0.1, () => jsonText(random, 1))],
  ]);
}

function deleteOptionsOf(random: Random): string {
  const preconditions = () =>
    textOf(random, [
      ['resourceVersion', maybe(random, 0.5, () => random.pick(['"5"', '""', 'null']))],
      ['uid', maybe(random, 0.5, () => random.pick(['"u-1"', '""', 'null']))],
    ]);
  const bool = () => random.pick(['true', 'false', 'null']);
  return textOf(random, [
    ['kind', '"DeleteOptions"'],
    ['apiVersion', maybe(random, 0.8, () => random.pick(['"v1"', '"meta.k8s.io/v1"', '""']))],
    ['dryRun', maybe(random, 0.3, () => random.pick(['["All"]', '[]', 'null']))],
    ['propagationPolicy', maybe(random, 0.5, () => random.pick(['"Background"', '""', 'null']))],
    ['orphanDependents', maybe(random, 0.4, bool)],
    ['preconditions', maybe(random, 0.4, () => random.pick(['{}', 'null', preconditions()]))],
    [
      'gracePeriodSeconds',
      maybe(random, 0.6, () => random.pick(['0', '30', '-1', 'null', '9223372036854775807'])),
    ],
    ['ignoreStoreReadErrorWithClusterBreakingPotential', maybe(random, 0.2, bool)],
    ['metadata', maybe(random, 0.1, () => metadataOf(random))],
  ]);
}

function tableOf(random: Random): string {
  const text = () => stringText(random, oddText(random));
  const column = () =>
    textOf(random, [
      ['priority', maybe(random, 0.6, () => random.pick(['0', '1']))],
      ['name', maybe(random, 0.9, text)],
      ['type', maybe(random, 0.9, () => '"string"')],
      ['format', maybe(random, 0.5, () => random.pick(['"name"', '""']))],
      ['description', maybe(random, 0.5, text)],
    ]);
  const condition = () =>
    textOf(random, [
      ['reason', maybe(random, 0.5, text)],
      ['status', maybe(random, 0.7, () => random.pick(['"True"', '""']))],
      ['message', maybe(random, 0.3, text)],
      ['type', maybe(random, 0.8, () => '"Completed"')],
    ]);
  const row = () =>
    textOf(random, [
      ['object', maybe(random, 0.8, () => (random.chance(0.1) ? 'null' : objectOf(random)))],
      ['conditions', maybe(random, 0.3, () => random.pick(['[]', 'null', `[${condition()}]`]))],
      ['cells', maybe(random, 0.9, () => random.pick(['[]', 'null', cells(random)]))],
    ]);
  return textOf(random, [
    [
      'rows',
      maybe(random, 0.9, () => random.pick(['[]', 'null', `[${row()}]`, `[${row()},${row()}]`])),
    ],
    ['columnDefinitions', maybe(random, 0.9, () => random.pick(['[]', 'null', `[${column()}]`]))],
    ['metadata', maybe(random, 0.7, () => random.pick(['{}', 'null', listMetaOf(random)]))],
    ['apiVersion', maybe(random, 0.9, () => random.pick(['"meta.k8s.io/v1"', '""']))],
    ['kind', '"Table"'],
  ]);
}

function cells(random: Random): string {
  return `[${jsonText(random, 0)},${jsonText(random, 2)}]`;
}
