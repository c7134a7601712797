import { loadManifests } from '../../engine/manifests';
import type { Extraction } from '../../engine/problemFix';
import { mentionsAudit } from '../../manifests/mentionsAudit';

/** Returns the policies in a text that is not one itself; empty when the module that finds them cannot be loaded. */
export async function extractionsFrom(text: string): Promise<Extraction[]> {
  if (!mentionsAudit(text)) return [];
  try {
    const { extractionsIn } = await loadManifests();
    return extractionsIn(text);
  } catch {
    return [];
  }
}
