import type { StoreApi } from '../state/store';
import { newId } from '../storage/id';
import type { Saved } from '../storage/library';
import { workspaceIn } from '../workspace/codec';
import { isInLibrary, openingOf, type Opening } from '../workspace/opening';
import { copyName } from '../workspace/workspaceName';

/** A workspace from the record of an earlier visit: when it was saved, in ms since 1970, and by which page. */
export type Left = Opening & { savedAt?: number | undefined; savedBy?: string | undefined };

/** `at`: when it was changed, which may be long before it is saved; in ms since 1970. */
type Dated = Left & { at: number };

/** Saves workspaces to the library. */
export interface Keeper {
  /**
   * Queues a save. Saves run one at a time; of each workspace, only the latest is saved. `replaced` are texts that
   * were replaced as a whole since the last save: its history keeps them.
   */
  keep: (opening: Left, replaced?: readonly string[]) => void;
  /**
   * Whether the library has not saved some other workspace, or not yet: then perhaps only the record for the next
   * visit has it.
   */
  isOwedBeside: (id: string) => boolean;
  /** This page, for the records it saves. */
  page: string;
}

type Failure = Extract<Saved, { failed: string }>['failed'];

/** More are not kept as versions anyway. */
const replacedAtMost = 50;

/**
 * Creates a keeper for the workspaces that this tab opens, one after another. It calls `onDone` after each save of
 * the open workspace, with the reason if it failed.
 */
export function keepInLibrary(store: StoreApi, onDone: (failed?: Failure) => void): Keeper {
  const page = newId();
  const waiting = new Map<string, Dated>();
  /** The latest revisions this tab knows, including those of workspaces that it had open before. */
  const revisions = new Map<string, number | undefined>();
  const names = new Map<string, string>();
  const refused = new Map<string, Dated>();
  /** Texts for the histories, until they are saved. */
  const replacedTexts = new Map<string, readonly string[]>();
  /** The workspace that is being saved. */
  let current: string | undefined;

  const keep = async (opening: Dated) => {
    const { keepWorkspace } = await import('../storage/library');
    const { id, name } = opening;
    // It may have been reopened with changes from another tab.
    const seen = latest(revisions.get(id), opening.revision);
    const isRenamed = names.has(id) && names.get(id) !== name;
    const replaced = replacedTexts.get(id) ?? [];
    const by = { page: opening.savedBy ?? page, at: opening.at };
    const saved = await keepWorkspace(opening, seen, isRenamed, replaced, by);
    const { workspace: open, history, nameWorkspace, openWorkspace, say } = store.getState();
    if ('failed' in saved) {
      refused.set(id, opening);
      if (open.id === id) onDone(saved.failed);
      return;
    }
    refused.delete(id);
    const added = replacedTexts.get(id)?.slice(replaced.length) ?? [];
    replacedTexts.set(id, added);
    // There is room again: retry what failed before.
    for (const [other, before] of refused) if (!waiting.has(other)) waiting.set(other, before);
    if ('revision' in saved) {
      revisions.set(id, saved.revision);
      names.set(id, saved.name);
      if (open.id !== id) return;
      nameWorkspace({ revision: saved.revision, inLibrary: workspaceIn(opening) });
      // Renamed in another tab, and not in this one since.
      if (open.name === name && saved.name !== name) nameWorkspace({ name: saved.name });
      onDone();
      return;
    }
    const { past, future } = history;
    const isUntouched = open.id !== id || past.length + future.length === 0;
    const { conflict } = saved;
    // Browsers write records to the disk later than the library: after a crash, the record is an earlier text.
    const isEarlier = opening.savedAt !== undefined && opening.savedAt < conflict.changedAt;
    if (isUntouched && (isInLibrary(opening) || isEarlier)) {
      // Nothing was changed here: take the version of the other tab, or of the last visit.
      revisions.set(id, conflict.revision);
      if (open.id === id) openWorkspace(openingOf(conflict));
      if (!isInLibrary(opening))
        await keepWorkspace(conflict, conflict.revision, false, [opening.text]);
      return;
    }
    const copy = {
      id: newId(),
      name: copyName(name),
      revision: undefined,
      inLibrary: undefined,
    };
    if (open.id === id) {
      replacedTexts.set(copy.id, [...replaced, ...added]);
      replacedTexts.delete(id);
      nameWorkspace(copy);
      say(
        `“${name}” was also changed in another tab. Your version is now “${copy.name}”; both are saved.`,
      );
    } else {
      await keepWorkspace({ ...opening, ...copy }, undefined, false, replaced);
    }
  };

  return {
    page,
    isOwedBeside: (id) =>
      [current ?? id, ...waiting.keys(), ...refused.keys()].some((each) => each !== id),
    keep(opening, replaced = []) {
      const { id } = opening;
      const all = [...(replacedTexts.get(id) ?? []), ...replaced];
      replacedTexts.set(id, all.slice(-replacedAtMost));
      waiting.set(id, { ...opening, at: opening.savedAt ?? Date.now() });
      if (current !== undefined) return;
      current = id;
      void (async () => {
        for (const [id, next] of waiting) {
          current = id;
          waiting.delete(id);
          // The record for the next visit still has it.
          await keep(next).catch(() => {
            refused.set(id, next);
            if (store.getState().workspace.id === id) onDone('forbidden');
          });
        }
        current = undefined;
      })();
    },
  };
}

const latest = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
