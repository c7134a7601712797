import { isAtLeast } from '../src/audit/versions.ts';
import type { KubernetesVersion } from '../src/audit/types.ts';
import {
  any,
  bool,
  int,
  list,
  pointer,
  rawExtension,
  struct,
  text,
  type GoField,
  type GoType,
} from './goTypes.ts';

const field = (name: string, type: GoType): GoField => ({ name, type });
const always = (name: string, type: GoType): GoField => ({ name, type, always: true });

/** The types of meta/v1 that all APIs share, as in that version (apis/meta/v1/types.go). */
export function typesOf(kubernetes: KubernetesVersion): Record<string, GoField[]> {
  const isShardable = isAtLeast(kubernetes, '1.36');
  const canIgnoreReadErrors = isAtLeast(kubernetes, '1.32');
  const listMeta = struct([
    field('selfLink', text),
    field('resourceVersion', text),
    field('continue', text),
    field('remainingItemCount', pointer(int(64))),
    ...(isShardable ? [field('shardInfo', pointer(struct([always('selector', text)])))] : []),
  ]);
  return {
    Status: [
      field('metadata', listMeta),
      field('status', text),
      field('message', text),
      field('reason', text),
      field('details', pointer(statusDetails)),
      field('code', int(32)),
    ],
    DeleteOptions: [
      field('gracePeriodSeconds', pointer(int(64))),
      field('preconditions', pointer(preconditions)),
      field('orphanDependents', pointer(bool)),
      field('propagationPolicy', pointer(text)),
      field('dryRun', list(text)),
      ...(canIgnoreReadErrors
        ? [field('ignoreStoreReadErrorWithClusterBreakingPotential', pointer(bool))]
        : []),
    ],
    Table: [
      field('metadata', listMeta),
      always('columnDefinitions', list(tableColumn)),
      always('rows', list(tableRow)),
    ],
  };
}

const statusDetails = struct([
  field('name', text),
  field('group', text),
  field('kind', text),
  field('uid', text),
  field(
    'causes',
    list(struct([field('reason', text), field('message', text), field('field', text)])),
  ),
  field('retryAfterSeconds', int(32)),
]);

const preconditions = struct([
  field('uid', pointer(text)),
  field('resourceVersion', pointer(text)),
]);

const tableColumn = struct([
  always('name', text),
  always('type', text),
  always('format', text),
  always('description', text),
  always('priority', int(32)),
]);

const tableCondition = struct([
  always('type', text),
  always('status', text),
  field('reason', text),
  field('message', text),
]);

const tableRow = struct([
  always('cells', list(any)),
  field('conditions', list(tableCondition)),
  field('object', rawExtension),
]);
