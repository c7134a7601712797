import { useEffect, useMemo, useState } from 'react';
import { templateGroups } from '../../catalog/templates';
import { undo } from '../../state/history';
import { useApp } from '../../state/useApp';
import { restoreWorkspace } from '../../storage/autosave';
import type { Workspace } from '../../workspace/workspace';
import type { ChoiceGroup } from './side';

/** What can be compared without asking: versions of this text, other workspaces of this browser, and templates. */
export function useChoices(): readonly ChoiceGroup[] {
  const text = useApp((state) => state.text);
  const history = useApp((state) => state.history);
  const baseline = useApp((state) => state.baseline);
  const { id, standing } = useApp((state) => state.workspace);
  // The workspace of the last visit is known at once; it may be the only one that was saved.
  const [mine] = useState(restoreWorkspace);
  const [library, setLibrary] = useState<readonly Workspace[]>([]);
  useEffect(() => {
    const load = async () => {
      const { listWorkspaces } = await import('../../storage/library');
      setLibrary(await listWorkspaces());
    };
    // Without storage there are no other workspaces.
    load().catch(() => undefined);
  }, []);
  return useMemo(() => {
    const before = undo(history, text)?.text;
    const last = mine ? [mine, ...library.filter((each) => each.id !== mine.id)] : library;
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
