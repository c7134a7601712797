import { lecturePolicy } from '../catalog/templates';
import { requestKinds } from '../catalog/types';
import { newestKubernetes } from '../audit/types';
import { fileOf } from '../state/openingOf';
import { detailTabs, type Opening, type Store } from '../state/state';
import { askedByAddress, clearFragment } from '../storage/address';
import { restoreWorkspaces, type SavedWorkspace } from '../storage/autosave';
import { newId } from '../storage/id';
import type { OpenedLink } from '../storage/link';
import { usualName, workspaceName } from '../storage/workspaceName';
import type { SharedWorkspace } from '../storage/sharedWorkspace';

/** What the page begins with. */
export interface Beginning {
  first: Opening;
  /** What a link says beside the policy. */
  view?: SharedWorkspace;
  /** Why a link was not opened: told once the page is there. */
  refused?: string;
  /** What was left open on earlier visits: it may not have reached the library. */
  left: readonly Opening[];
}

/** By the address: a shared workspace, a new one, or the one of the last visit. */
export async function beginning(): Promise<Beginning> {
  const asked = askedByAddress();
  const left = restoreWorkspaces().map(openingOf);
  const own = left[0] ?? fresh('kept');
  if (asked.kind === 'new') return { first: fresh('new'), left };
  if (asked.kind === 'nothing') return { first: own, left };
  const opened = await readLink(asked.link);
  if ('refused' in opened) {
    // One of a later version is opened by the studio of a later version, after a reload.
    if (!opened.isLater) clearFragment();
    return { first: own, left, refused: `${opened.refused} Your own policy is as you left it.` };
  }
  const { text, kubernetes, lineEnding } = opened.shared;
  const name = workspaceName(opened.shared.name) ?? 'Shared policy';
  const workspace = { id: newId(), name, standing: 'shared' } as const;
  return { first: { workspace, text, kubernetes, lineEnding }, left, view: opened.shared };
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

/** For what was saved without one: always the same, so that it is one workspace at every visit. */
const idOfNone = 'my-policy';

function openingOf(saved: SavedWorkspace): Opening {
  const {
    text,
    kubernetes,
    id = idOfNone,
    name = usualName,
    lineEnding,
    revision,
    fileName,
  } = saved;
  const ending = lineEnding ?? (text.includes('\r\n') ? '\r\n' : '\n');
  return {
    workspace: {
      id,
      name,
      standing: 'kept',
      revision,
      keptText: saved.isInLibrary === true ? text : undefined,
    },
    text,
    kubernetes,
    lineEnding: ending,
    file: fileOf(fileName),
  };
}

function fresh(standing: 'new' | 'kept'): Opening {
  return {
    workspace: { id: newId(), name: usualName, standing },
    text: lecturePolicy,
    kubernetes: newestKubernetes,
    lineEnding: '\n',
  };
}

/** Selects what a link says was selected, as far as it exists here. */
export function showView(view: SharedWorkspace, state: Store): void {
  const kind = requestKinds.find((each) => each === view.kind);
  const tab = detailTabs.find((each) => each === view.tab);
  if (kind) state.setRequestKind(kind);
  if (view.filter !== undefined) state.setRequestFilter(view.filter);
  if (tab) state.setDetailTab(tab);
  if (state.requests.some(({ id }) => id === view.request)) state.selectRequest(view.request);
}
