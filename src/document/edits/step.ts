import type { Path } from '../../audit/types';
import type { Clean } from './cleanValue';

/**
 * One edit of one place. A change becomes one or a few of them (plan.ts); each is made on a freshly
 * parsed text (perform.ts). Paths lead to nodes that are there.
 *
 * - write: put `value` in the place of the node.
 * - insertField: give the map a new field. insertItems: give the list new items before `index`.
 * - delete: take away a field or item; clear: make the list `[]`.
 */
export type Step =
  | { do: 'write'; path: Path; value: Clean }
  | { do: 'insertField'; path: Path; key: string; value: Clean }
  | { do: 'insertItems'; path: Path; index: number; values: readonly Clean[] }
  | { do: 'delete'; path: Path }
  | { do: 'clear'; path: Path }
  | { do: 'rename'; path: Path; key: string }
  | { do: 'move'; path: Path; from: number; to: number }
  | { do: 'duplicate'; path: Path; index: number };
