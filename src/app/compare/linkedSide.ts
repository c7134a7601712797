import { readFragment } from '../../storage/address';
import { readLink } from '../opening';
import type { Side } from './side';

/**
 * Returns the policy of a pasted link, whatever site it leads to, or why there is none. Nothing is fetched: the policy is
 * in the link. An empty link is no fault: nothing was pasted yet. Never rejects.
 */
export async function linkedSide(pasted: string): Promise<Side | { refused: string }> {
  const fragment = pasted.trim().replace(/^[^#]*#/s, '');
  if (fragment === '') return { refused: '' };
  const target = readFragment(fragment);
  if (target.kind !== 'link') return { refused: 'This is not an Auditorium link.' };
  const opened = await readLink(target.link);
  if ('refused' in opened) return opened;
  return { name: opened.shared.name ?? 'the link', text: opened.shared.text };
}
