import { useRef, useState } from 'react';
import { download } from '../../storage/download';
import { readExport, writeExport } from '../../storage/exported';
import { listStates, putWorkspace, type KeptWorkspace } from '../../storage/library';
import { Button } from '../../ui/Button';
import { counted } from '../../ui/counted';
import styles from './WorkspacesDialog.module.css';

interface Props {
  workspaces: readonly KeptWorkspace[];
  again: () => Promise<void>;
}

/** All workspaces with their history, out of this browser and into another one. */
export function AllAsFile({ workspaces, again }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');

  const exportAll = async () => {
    const all = await Promise.all(
      workspaces.map(async (workspace) => ({
        workspace,
        states: (await listStates(workspace.id)).toReversed(),
      })),
    );
    download('auditorium-workspaces.json', writeExport(all), 'application/json');
    setSaid(`${counted(all.length, 'workspace')} written to auditorium-workspaces.json.`);
  };
  const importAll = async (file: File) => {
    const read = readExport(await file.text());
    if ('refused' in read) return setSaid(read.refused);
    for (const each of read.workspaces) await putWorkspace(each);
    await again();
    setSaid(`${counted(read.workspaces.length, 'workspace')} taken from ${file.name}.`);
  };
  const tell = (task: Promise<void>) =>
    void task.catch(() => setSaid('The browser refused. Nothing of yours was changed.'));

  return (
    <>
      <Button look="outlined" disabled={workspaces.length === 0} onClick={() => tell(exportAll())}>
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
