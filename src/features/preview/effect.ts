import type { EventComparison, StageComparison } from '../../engine/compareEvents';
import { counted } from '../../ui/counted';
import { signedBytes } from '../../ui/formatBytes';

/** Summarizes a comparison in a few words: "+312 B: adds requestObject". */
export function effect({ stages, decided, compared }: EventComparison): string {
  const bytes = signedBytes(compared - decided);
  const sides = Object.values(stages);
  const held = (side: 'decided' | 'compared') => sides.filter((stage) => stage[side]).length;
  if (held('decided') === 0 && held('compared') === 0) return `${bytes}: still no events`;
  if (held('compared') === 0) return `${bytes}: drops ${all(held('decided'))}`;
  if (held('decided') === 0) return `${bytes}: adds ${counted(held('compared'), 'event')}`;
  const { added, dropped, changed } = changedFields(sides);
  if (added.length + dropped.length > 0) {
    const say = (what: string, names: string[]) =>
      names.length > 0 ? [`${what} ${names.join(', ')}`] : [];
    return `${bytes}: ${[...say('adds', added), ...say('drops', dropped)].join(', ')}`;
  }
  return `${bytes}: ${changed.length > 0 ? `only ${changed.join(', ')} changes` : 'no difference'}`;
}

function all(events: number): string {
  return events === 1 ? 'the event' : `all ${events} events`;
}

/** The keys that only one side has, and those with different values, each once. */
function changedFields(sides: readonly StageComparison[]) {
  const added = new Set<string>();
  const dropped = new Set<string>();
  for (const { lines } of sides) {
    for (const { mark, field } of lines) {
      if (field !== undefined) (mark === 'added' ? added : dropped).add(field);
    }
  }
  return {
    added: [...added].filter((field) => !dropped.has(field)),
    dropped: [...dropped].filter((field) => !added.has(field)),
    changed: [...added].filter((field) => dropped.has(field)),
  };
}
