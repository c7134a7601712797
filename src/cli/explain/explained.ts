import type { StageReason } from '../../audit/event/stageReasons';
import type { Row } from '../../engine/decide';
import type { Explanation } from '../../engine/explain';

/** A request with its decision, and all that led to it. */
export interface Explained {
  row: Row;
  explanation: Explanation;
  /** What became of each stage, in order. */
  stages: readonly StageReason[];
}
