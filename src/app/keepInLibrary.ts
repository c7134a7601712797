import type { StoreApi } from '../state/store';
import { newId } from '../storage/id';
import { workspaceIn } from '../workspace/codec';
import { isInLibrary, openingOf, type Opening } from '../workspace/opening';
import { copyName } from '../workspace/workspaceName';

/** Keeps workspaces in the library. */
export interface Keeper {
  /** One save at a time, of each workspace the last one always. */
  keep: (opening: Opening) => void;
  /** A workspace beside this one that the library refused to take: it is nowhere but where the next visit begins. */
  refusedBeside: (id: string) => boolean;
}

const full =
  'The browser has no room left for earlier states and other policies. This one is kept as it is now; delete workspaces that you no longer need.';

/** A keeper for the workspaces that are open in this tab, one after the other. */
export function keepInLibrary(store: StoreApi): Keeper {
  const waiting = new Map<string, Opening>();
  /** What this tab has seen, also of workspaces that were open in it earlier. */
  const revisions = new Map<string, number | undefined>();
  const names = new Map<string, string>();
  const refused = new Map<string, Opening>();
  let isBusy = false;

  const keep = async (opening: Opening) => {
    const { keepWorkspace } = await import('../storage/library');
    const { id, name } = opening;
    // It may have been opened again, with what another tab made of it.
    const seen = latest(revisions.get(id), opening.revision);
    const isRenamed = names.has(id) && names.get(id) !== name;
    const saved = await keepWorkspace(opening, seen, isRenamed);
    const { workspace: open, history, nameWorkspace, openWorkspace, say } = store.getState();
    if ('failed' in saved) {
      // Said once: what is refused is tried again with every save.
      if (saved.failed === 'full' && refused.size === 0) say(full, 'bad');
      refused.set(id, opening);
      return;
    }
    refused.delete(id);
    // What was refused before may be taken now.
    for (const [other, before] of refused) if (!waiting.has(other)) waiting.set(other, before);
    if ('revision' in saved) {
      revisions.set(id, saved.revision);
      names.set(id, saved.name);
      if (open.id !== id) return;
      nameWorkspace({ revision: saved.revision, inLibrary: workspaceIn(opening) });
      // Another tab gave it another name, and this one has not since.
      if (open.name === name && saved.name !== name) nameWorkspace({ name: saved.name });
      return;
    }
    const { past, future } = history;
    const isUntouched = open.id !== id || past.length + future.length === 0;
    if (isUntouched && isInLibrary(opening)) {
      // Only older than what another tab made of it.
      revisions.set(id, saved.conflict.revision);
      if (open.id === id) openWorkspace(openingOf(saved.conflict));
      return;
    }
    const copy = {
      id: newId(),
      name: copyName(name),
      revision: undefined,
      inLibrary: undefined,
    };
    if (open.id === id) {
      nameWorkspace(copy);
      say(
        `“${name}” was changed in another tab as well. This tab goes on as “${copy.name}”: both are kept.`,
      );
    } else {
      await keepWorkspace({ ...opening, ...copy }, undefined);
    }
  };

  return {
    refusedBeside: (id) => [...refused.keys()].some((each) => each !== id),
    keep(opening) {
      waiting.set(opening.id, opening);
      if (isBusy) return;
      isBusy = true;
      void (async () => {
        for (const [id, next] of waiting) {
          waiting.delete(id);
          // Where the next visit begins it is kept all the same.
          await keep(next).catch(() => refused.set(id, next));
        }
        isBusy = false;
      })();
    },
  };
}

const latest = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
