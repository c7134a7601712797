import { bothBits, noBits, type Bits } from './bits';
import { liveShape, type Region } from './region';
import type { RuleIndex } from './ruleIndex';

/** Returns those of the rules that may match a request in the region: all others certainly do not. */
export function rulesMeeting(region: Region, index: RuleIndex, rules: Bits): Bits {
  let meeting = rules;
  for (const rule of region) {
    const shape = liveShape(rule);
    if (!shape) return noBits(index.size);
    meeting = bothBits(meeting, index.meeting(shape));
  }
  return meeting;
}
