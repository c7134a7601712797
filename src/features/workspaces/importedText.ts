import type { Imported } from '../../storage/imported';
import { counted } from '../../ui/counted';

/** Says what was imported; `source` is what it came from, as it is shown. */
export function importedText(outcome: Imported, source: string): string {
  if (outcome.refused !== undefined) return outcome.refused;
  const { added, skipped } = outcome;
  const rest = skipped === 0 ? '' : `; skipped ${counted(skipped, 'duplicate')}`;
  return `Imported ${counted(added, 'workspace')} from ${source}${rest}.`;
}

export const noStorage = 'The browser could not access its storage. Nothing was changed.';
