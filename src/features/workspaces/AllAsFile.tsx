import { useRef, useState } from 'react';
import { shownValue } from '../../audit/shownValue';
import { download } from '../../storage/download';
import { largestExport, writeExport } from '../../storage/exported';
import { importWorkspaces } from '../../storage/imported';
import { listStates, listWorkspaces } from '../../storage/library';
import { Button } from '../../ui/Button';
import { counted } from '../../ui/counted';
import { importedText, noStorage } from './importedText';
import styles from './WorkspacesDialog.module.css';

/** Buttons to export all workspaces with their history, and to import them into another browser. */
export function AllAsFile({ again }: { again: () => Promise<void> }) {
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');

  const exportAll = async () => {
    const workspaces = await listWorkspaces();
    if (workspaces.length === 0) return setSaid('No workspaces saved yet.');
    const all = await Promise.all(
      workspaces.map(async (workspace) => ({
        workspace,
        states: (await listStates(workspace.id)).toReversed(),
      })),
    );
    download('auditorium-workspaces.json', writeExport(all), 'application/json');
    setSaid(`Exported ${counted(all.length, 'workspace')} to auditorium-workspaces.json.`);
  };
  const importAll = async (file: File) => {
    const name = shownValue(file.name);
    if (file.size > largestExport)
      return setSaid(`${name} is too large to be an Auditorium export.`);
    const outcome = await importWorkspaces(await file.text());
    await again();
    setSaid(importedText(outcome, name));
  };
  const tell = (task: Promise<void>) => void task.catch(() => setSaid(noStorage));

  return (
    <>
      <Button look="outlined" onClick={() => tell(exportAll())}>
        Export all
      </Button>
      <Button look="outlined" onClick={() => input.current?.click()}>
        Import…
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="File with workspaces"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) tell(importAll(file));
        }}
      />
      <span className={styles.when} role="status">
        {said}
      </span>
    </>
  );
}
