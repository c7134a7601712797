import { useEffect, useMemo, useState } from 'react';
import { templateGroups } from '../../catalog/templates';
import { undo } from '../../state/history';
import { useApp } from '../../state/useApp';
import { restoreWorkspace } from '../../storage/autosave';
import type { KeptState } from '../../storage/kept';
import type { Workspace } from '../../workspace/workspace';
import type { ChoiceGroup } from './side';
import { versionChoices } from './versionChoices';

/** What the library of this browser has. */
interface Shelf {
  workspaces: readonly Workspace[];
  /** The earlier versions of the open workspace. */
  states: readonly KeptState[];
  /** When they were read, in ms since 1970. */
  readAt: number;
}

/** What can be compared without asking: versions of this text, the newest first, other workspaces of this browser, and templates. */
export function useChoices(): readonly ChoiceGroup[] {
  const text = useApp((state) => state.text);
  const history = useApp((state) => state.history);
  const baseline = useApp((state) => state.baseline);
  const { id, standing } = useApp((state) => state.workspace);
  // The workspace of the last visit is known at once; it may be the only one that was saved.
  const [mine] = useState(restoreWorkspace);
  const [library, setLibrary] = useState<Shelf>({ workspaces: [], states: [], readAt: 0 });
  useEffect(() => {
    let isOver = false;
    const load = async () => {
      const { listStates, listWorkspaces } = await import('../../storage/library');
      const [workspaces, states] = await Promise.all([listWorkspaces(), listStates(id)]);
      if (!isOver) setLibrary({ workspaces, states, readAt: Date.now() });
    };
    // Without storage there are no other workspaces and no versions.
    load().catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [id]);
  return useMemo(() => {
    const before = undo(history, text)?.text;
    const { workspaces, states, readAt } = library;
    const last = mine ? [mine, ...workspaces.filter((each) => each.id !== mine.id)] : workspaces;
    const others = last.filter((each) => standing === 'shared' || each.id !== id);
    return [
      {
        name: 'This policy',
        choices: [
          { value: 'now', name: 'this policy, now', text },
          ...(before === undefined
            ? []
            : [{ value: 'edit', name: 'this policy before the last edit', text: before }]),
          { value: 'baseline', name: `baseline: ${baseline.name}`, text: baseline.text },
        ],
      },
      versionChoices(states, text, readAt),
      {
        name: 'Workspaces in this browser',
        choices: others.map((each) => ({ ...each, value: `workspace ${each.id}` })),
      },
      ...templateGroups.map((group) => ({
        name: `Templates: ${group.name}`,
        choices: group.templates.map(({ id: template, name, yaml }) => ({
          value: `template ${template}`,
          name: `template ${name}`,
          text: yaml,
        })),
      })),
    ].filter(({ choices }) => choices.length > 0);
  }, [text, history, baseline, id, standing, mine, library]);
}

/** Returns the choice for the workspace of the last visit: what a shared policy is compared with. */
export function ownChoice(): string | undefined {
  const mine = restoreWorkspace();
  return mine && `workspace ${mine.id}`;
}
