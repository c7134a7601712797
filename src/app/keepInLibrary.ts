import type { StoreApi } from '../state/store';
import { newId } from '../storage/id';
import { workspaceIn } from '../workspace/codec';
import { isInLibrary, openingOf, type Opening } from '../workspace/opening';
import { copyName } from '../workspace/workspaceName';

/** Saves workspaces to the library. */
export interface Keeper {
  /** Queues a save. Saves run one at a time; of each workspace, only the latest is saved. */
  keep: (opening: Opening) => void;
  /** Whether the library could not save some other workspace: then only the record for the next visit has it. */
  refusedBeside: (id: string) => boolean;
}

const full =
  'The browser’s storage is full. Only the current version of this policy is saved. Delete workspaces you no longer need.';

/** Creates a keeper for the workspaces that this tab opens, one after another. */
export function keepInLibrary(store: StoreApi): Keeper {
  const waiting = new Map<string, Opening>();
  /** The latest revisions this tab knows, including those of workspaces that it had open before. */
  const revisions = new Map<string, number | undefined>();
  const names = new Map<string, string>();
  const refused = new Map<string, Opening>();
  let isBusy = false;

  const keep = async (opening: Opening) => {
    const { keepWorkspace } = await import('../storage/library');
    const { id, name } = opening;
    // It may have been reopened with changes from another tab.
    const seen = latest(revisions.get(id), opening.revision);
    const isRenamed = names.has(id) && names.get(id) !== name;
    const saved = await keepWorkspace(opening, seen, isRenamed);
    const { workspace: open, history, nameWorkspace, openWorkspace, say } = store.getState();
    if ('failed' in saved) {
      // Reported once, because every save tries again.
      if (saved.failed === 'full' && refused.size === 0) say(full, 'bad');
      refused.set(id, opening);
      return;
    }
    refused.delete(id);
    // There is room again: retry what failed before.
    for (const [other, before] of refused) if (!waiting.has(other)) waiting.set(other, before);
    if ('revision' in saved) {
      revisions.set(id, saved.revision);
      names.set(id, saved.name);
      if (open.id !== id) return;
      nameWorkspace({ revision: saved.revision, inLibrary: workspaceIn(opening) });
      // Renamed in another tab, and not in this one since.
      if (open.name === name && saved.name !== name) nameWorkspace({ name: saved.name });
      return;
    }
    const { past, future } = history;
    const isUntouched = open.id !== id || past.length + future.length === 0;
    if (isUntouched && isInLibrary(opening)) {
      // Nothing was changed here: take the other tab's version.
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
        `“${name}” was also changed in another tab. Your version is now “${copy.name}”; both are saved.`,
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
          // The record for the next visit still has it.
          await keep(next).catch(() => refused.set(id, next));
        }
        isBusy = false;
      })();
    },
  };
}

const latest = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
