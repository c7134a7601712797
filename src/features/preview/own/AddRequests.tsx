import { useDeferredValue, useId, useMemo, useState } from 'react';
import { kubernetesVersions, type KubernetesVersion } from '../../../audit/types';
import { callers } from '../../../requests/callers';
import type { Caller } from '../../../requests/ownCallers';
import { readRequests, type Reading } from '../../../requests/readRequests';
import { wordsOf } from '../../../requests/requestWords';
import type { StoreApi } from '../../../state/store';
import { useApp, useAppStore } from '../../../state/useApp';
import { Button } from '../../../ui/Button';
import { counted, thousands } from '../../../ui/counted';
import { DialogFrame } from '../../../ui/DialogFrame';
import { CallerSelect } from './CallerSelect';
import { DialogFoot } from './DialogFoot';
import { addOwn } from './ownRequestActions';
import { GroupField } from './GroupField';
import { PasteField } from './PasteField';
import { RefusedLines } from './RefusedLines';
import { useKubectl } from './useKubectl';
import styles from './AddRequests.module.css';

const placeholder = `kubectl exec -it web-0 -n prod -- sh
curl -X DELETE "$API/api/v1/namespaces/dev/secrets/token"
POST /apis/apps/v1/namespaces/dev/deployments
{"kind":"Event","apiVersion":"audit.k8s.io/v1", …}`;

/** What was not added when the dialog was closed: it comes back with it. */
const drafts = new WeakMap<StoreApi, string>();

/** So many rows are shown. */
const shownAtMost = 100;

/** Reads requests from what is pasted or typed, shows what each line becomes, and adds them. */
export function AddRequests({ onClose }: { onClose: () => void }) {
  const store = useAppStore();
  const showOwnDialog = useApp((state) => state.showOwnDialog);
  const [text, setText] = useState(() => drafts.get(store) ?? '');
  const [group, setGroup] = useState('');
  const [sender, setSender] = useState<Caller>(callers.developer);
  const late = useDeferredValue(text);
  const kubernetes = useApp((state) => state.kubernetes);
  const cluster = useApp((state) => state.workspace.clusterApi);
  const [version, setVersion] = useState(kubernetes);
  const hasKubectl = /\bkubectl\b/.test(late);
  const kubectl = useKubectl(hasKubectl);
  const reading = useMemo(
    () =>
      readRequests(late, {
        sender,
        ...(kubectl && {
          kubectl: (command) =>
            kubectl(command, {
              ...{ kubernetes, kubectl: version },
              ...(cluster && { resources: cluster }),
            }),
        }),
      }),
    [late, sender, kubectl, kubernetes, version, cluster],
  );
  const id = useId();
  const count = reading.requests.length;
  const add = () => {
    drafts.delete(store);
    addOwn(
      store,
      reading.requests.map(({ request }) =>
        group.trim() === '' ? request : { ...request, group: group.trim() },
      ),
    );
    onClose();
  };
  return (
    <DialogFrame title="Add requests" hint="nothing is run or sent" width={820} onClose={onClose}>
      <div className={styles.body}>
        <PasteField
          label="kubectl or curl commands, a method and a path, or audit events: one or many"
          value={text}
          placeholder={placeholder}
          onChange={(given) => {
            setText(given);
            drafts.set(store, given);
          }}
          onSubmit={() => {
            if (count > 0) add();
          }}
        />
        <div className={styles.options}>
          <div className={styles.option}>
            <label htmlFor={id}>Commands and paths are sent by</label>
            <CallerSelect
              id={id}
              value={sender}
              onChange={(caller) => {
                if (caller) setSender(caller);
              }}
            />
          </div>
          {hasKubectl && (
            <label className={styles.option}>
              kubectl version
              <select
                value={version}
                onChange={({ target }) => setVersion(target.value as KubernetesVersion)}
              >
                {kubernetesVersions.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            </label>
          )}
          <GroupField value={group} onChange={setGroup} />
        </div>
        {late.trim() !== '' && <Read reading={reading} />}
      </div>
      <DialogFoot
        start={
          <Button look="link" onClick={() => showOwnDialog('new')}>
            Fill in a form instead
          </Button>
        }
        onCancel={onClose}
      >
        <Button look="primary" disabled={count === 0} onClick={add}>
          {count === 0 ? 'Add' : `Add ${counted(count, 'request')}`}
        </Button>
      </DialogFoot>
    </DialogFrame>
  );
}

function Read({ reading: { requests, refused } }: { reading: Reading }) {
  const showOwnDialog = useApp((state) => state.showOwnDialog);
  return (
    <>
      <p role="status" className={styles.count}>
        {counted(requests.length, 'request')}
        {refused.length > 0 && `, ${counted(refused.length, 'line')} not read`}
      </p>
      <RefusedLines lines={refused} />
      {refused.some(({ reason }) => reason.includes(`doesn't have a resource type`)) && (
        <p className={styles.note}>
          To use custom resources,{' '}
          <Button look="link" onClick={() => showOwnDialog('cluster')}>
            paste the API of your cluster
          </Button>
          .
        </p>
      )}
      {requests.length > 0 && (
        <ol className={styles.requests} aria-label="Requests">
          {requests.slice(0, shownAtMost).map(({ line, request, notes }, at) => (
            <li key={at}>
              <code className={styles.words}>{wordsOf(request)}</code>
              <span className={styles.who}>
                {request.user?.username ?? 'failed login'}
                {request.impersonate && ` as ${request.impersonate.username}`}
              </span>
              <code className={styles.url}>
                {request.method} {request.url}
              </code>
              <span className={styles.line}>line {line}</span>
              {notes.map((note) => (
                <span key={note} className={styles.note}>
                  {note}
                </span>
              ))}
            </li>
          ))}
          <More count={requests.length} />
        </ol>
      )}
    </>
  );
}

function More({ count }: { count: number }) {
  return count > shownAtMost ? <li>{thousands(count - shownAtMost)} more</li> : null;
}
