import type { Path } from '../../audit/types';
import type { Clean } from './cleanValue';

/**
 * One edit in one place. A change consists of one or more of them (plan.ts); each is made on a freshly
 * parsed text (perform.ts). Paths lead to existing nodes.
 *
 * - write: replace the node with `value`.
 * - insertField: add a field to the map. insertItems: add items to the list before `index`.
 * - delete: remove a field or item. clear: make the list `[]`.
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
