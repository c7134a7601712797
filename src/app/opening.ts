import { lecturePolicy } from '../catalog/templates';
import { newestKubernetes } from '../audit/types';
import { askedByAddress, clearFragment } from '../storage/address';
import { restoreWorkspaces } from '../storage/autosave';
import { newId } from '../storage/id';
import type { OpenedLink } from '../storage/link';
import { openingOf, type Opening } from '../workspace/opening';
import type { View } from '../workspace/workspace';
import { usualName } from '../workspace/workspaceName';

/** What the page begins with. */
export interface Beginning {
  first: Opening;
  /** What a link says beside the policy. */
  view?: View;
  /** Why a link was not opened: told once the page is there. */
  refused?: string;
  /** What was left open on earlier visits: it may not have reached the library. */
  left: readonly Opening[];
}

/** By the address: a shared workspace, a new one, or the one of the last visit. */
export async function beginning(): Promise<Beginning> {
  const asked = askedByAddress();
  const left = restoreWorkspaces().map((saved) => openingOf(saved, saved.isInLibrary));
  const own = left[0] ?? fresh('kept');
  if (asked.kind === 'new') return { first: fresh('new'), left };
  if (asked.kind === 'nothing') return { first: own, left };
  const opened = await readLink(asked.link);
  if ('refused' in opened) {
    // One of a later version is opened by the studio of a later version, after a reload.
    if (!opened.isLater) clearFragment();
    return { first: own, left, refused: `${opened.refused} Your own policy is as you left it.` };
  }
  const { shared, view } = opened;
  return {
    first: { name: 'Shared policy', ...shared, id: newId(), standing: 'shared' },
    left,
    view,
  };
}

/** The way a link is read comes with its dictionary, only when there is a link. */
export async function readLink(link: string): Promise<OpenedLink> {
  try {
    const { decodeLink } = await import('../storage/link');
    return decodeLink(link);
  } catch {
    return { refused: 'The part that reads links could not be loaded. Reload to try again.' };
  }
}

function fresh(standing: 'new' | 'kept'): Opening {
  return {
    id: newId(),
    name: usualName,
    standing,
    text: lecturePolicy,
    kubernetes: newestKubernetes,
    lineEnding: '\n',
  };
}
