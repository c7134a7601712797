import { useCallback, useDeferredValue, useState } from 'react';
import type { ClusterApi as Api } from '../../../catalog/types';
import { readClusterApi, united } from '../../../requests/cluster/readClusterApi';
import { useApp, useAppStore } from '../../../state/useApp';
import { Button } from '../../../ui/Button';
import { counted } from '../../../ui/counted';
import { DialogFrame } from '../../../ui/dialog/DialogFrame';
import { ApiGroups } from './ApiGroups';
import { DialogFoot } from './DialogFoot';
import { PasteField } from './PasteField';
import { Progress } from './Progress';
import { RefusedLines } from './RefusedLines';
import { useInSlices } from './useInSlices';
import dialog from './DialogBody.module.css';
import styles from './ClusterApi.module.css';

const placeholder = `NAME           SHORTNAMES   APIVERSION           NAMESPACED   KIND          VERBS
certificates   cert,certs   cert-manager.io/v1   true         Certificate   get,list,watch,…`;

/** Reads what the user's cluster serves from a paste, and shows, replaces and removes it. */
export default function ClusterApi({ onClose }: { onClose: () => void }) {
  const store = useAppStore();
  const known = useApp((state) => state.workspace.clusterApi);
  const [text, setText] = useState('');
  const late = useDeferredValue(text);
  const work = useInSlices(useCallback((tell) => readClusterApi(late, tell), [late]));
  const { result: reading, isWorking } = work;
  const isBlank = late.trim() === '';
  const read = isBlank || isWorking ? [] : (reading?.resources ?? []);
  const keep = (clusterApi: Api | undefined, said: string) => {
    const { changeBeside, say } = store.getState();
    changeBeside({ clusterApi });
    say(said);
    onClose();
  };
  const save = (clusterApi: Api) =>
    keep(
      clusterApi,
      `Saved the API of your cluster: ${counted(clusterApi.length, 'resource')}. Undo takes this back.`,
    );
  return (
    <DialogFrame title="API of your cluster" hint="" width={820} onClose={onClose}>
      <div className={dialog.body}>
        <p className={styles.about}>
          Completion, findings and kubectl commands then know your custom resources. It is saved
          with this workspace, in this browser, and in exports. Links do not contain it.
        </p>
        <PasteField
          label={
            <>
              Output of <code>kubectl api-resources -o wide</code>, or CustomResourceDefinitions
            </>
          }
          value={text}
          placeholder={placeholder}
          onChange={setText}
          onSubmit={() => {
            if (read.length > 0) save(read);
          }}
        />
        {!isBlank && (
          <Progress {...work}>
            {isWorking || !reading
              ? 'Reading…'
              : `${counted(reading.resources.length, 'resource')} read${
                  reading.refused.length > 0
                    ? `, ${counted(reading.refused.length, 'line')} not read`
                    : ''
                }`}
          </Progress>
        )}
        {!isBlank && !isWorking && reading && <RefusedLines lines={reading.refused} />}
        {read.length > 0 && <ApiGroups name="Read" resources={read} />}
        {read.length === 0 && known && (
          <>
            <p className={styles.count}>Known now: {counted(known.length, 'resource')}</p>
            <ApiGroups name="Known now" resources={known} />
          </>
        )}
      </div>
      <DialogFoot
        onCancel={onClose}
        start={
          known && (
            <Button
              look="link"
              onClick={() => keep(undefined, 'Removed the API of your cluster. Undo restores it.')}
            >
              Remove
            </Button>
          )
        }
      >
        {read.length > 0 && known && (
          <Button look="outlined" onClick={() => save(united(known, read))}>
            Add to what is known
          </Button>
        )}
        {(read.length > 0 || !known) && (
          <Button look="primary" disabled={read.length === 0} onClick={() => save(read)}>
            {known ? 'Replace' : 'Save'}
          </Button>
        )}
      </DialogFoot>
    </DialogFrame>
  );
}
