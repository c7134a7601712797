import { starterPolicy } from '../catalog/starterPolicy';
import { newestKubernetes } from '../audit/types';
import { addressTarget, clearFragment } from '../storage/address';
import { restoreWorkspaces, workspaceToLoad } from '../storage/autosave';
import { newId } from '../storage/id';
import type { OpenedLink } from '../storage/link';
import { openingOf, type Opening } from '../workspace/opening';
import type { View } from '../workspace/workspace';
import { defaultName } from '../workspace/workspaceName';
import type { Left } from './keepInLibrary';

/** What the page opens with. */
export interface Beginning {
  first: Opening;
  /** The selection and filters of a link. */
  view?: View;
  /** Why a link was not opened, or not all of it, to be shown once the page is rendered. */
  refused?: string;
  /** Workspaces left open on earlier visits, which may not have been saved to the library. */
  left: readonly Left[];
}

/** Opens what the address requests: a shared workspace, a new one, or the one of the last visit. */
export async function beginning(): Promise<Beginning> {
  const target = addressTarget();
  const openings = restoreWorkspaces().map((saved) => ({
    opening: openingOf(saved, saved.isInLibrary),
    savedAt: saved.savedAt,
    savedBy: saved.savedBy,
  }));
  const left = openings.map(({ opening, ...saved }) => ({ ...opening, ...saved }));
  if (target.kind === 'new') return { first: fresh('new'), left };
  const own = (await onlyInLibrary()) ?? openings[0]?.opening ?? fresh('kept');
  if (target.kind !== 'link') return { first: own, left };
  const opened = await readLink(target.link);
  if ('refused' in opened) {
    // Keep a link of a later version: after a reload, a newer Auditorium can open it.
    if (!opened.isLater) clearFragment();
    return { first: own, left, refused: `${opened.refused} Your own policy is unchanged.` };
  }
  const { shared, view, leftOut } = opened;
  return {
    first: { name: 'Shared policy', ...shared, id: newId(), standing: 'shared' },
    left,
    view,
    ...(leftOut !== undefined && {
      refused: `${leftOut} ${leftOut === 1 ? 'request' : 'requests'} of this link cannot be read or exceed the limit (1,000 requests, 1 MB), and ${leftOut === 1 ? 'is' : 'are'} left out.`,
    }),
  };
}

/** Returns the last workspace if it is saved only in the library. */
async function onlyInLibrary(): Promise<Opening | undefined> {
  const id = workspaceToLoad();
  if (id === undefined) return undefined;
  try {
    const { loadWorkspace } = await import('../storage/library');
    const kept = await loadWorkspace(id);
    return kept && openingOf(kept);
  } catch {
    return undefined;
  }
}

/** Decodes a link. The decoder and its dictionary are loaded only when needed. */
export async function readLink(link: string): Promise<OpenedLink> {
  try {
    const [{ decodeLink }] = await Promise.all([
      import('../storage/link'),
      // The link may have a note, which is shown at once: nothing moves when it comes.
      import('./note/NotePanel').catch(() => undefined),
    ]);
    return decodeLink(link);
  } catch {
    return { refused: 'The code that opens links could not be loaded. Reload to try again.' };
  }
}

function fresh(standing: 'new' | 'kept'): Opening {
  return {
    id: newId(),
    name: defaultName,
    standing,
    text: starterPolicy,
    kubernetes: newestKubernetes,
    lineEnding: '\n',
  };
}
