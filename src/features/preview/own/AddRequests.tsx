import { useCallback, useDeferredValue, useId, useMemo, useState } from 'react';
import { kubernetesVersions, type KubernetesVersion } from '../../../audit/types';
import { seemsKubectl } from '../../../requests/commandLine';
import { readRequestsInSteps, type Reading } from '../../../requests/readRequests';
import { wordsOf } from '../../../requests/requestWords';
import { seemsYaml } from '../../../requests/yamlPieces';
import { useApp, useAppStore, useStudioRoot } from '../../../state/useApp';
import { Button } from '../../../ui/Button';
import { counted, thousands } from '../../../ui/counted';
import { DialogFrame } from '../../../ui/dialog/DialogFrame';
import { CallerSelect } from './CallerSelect';
import { DialogFoot } from './DialogFoot';
import { draftOf, keepDraft, type Draft } from './drafts';
import { addOwn } from './ownRequestActions';
import { GroupField } from './GroupField';
import { PasteField } from './PasteField';
import { RefusedLines } from './RefusedLines';
import { focusWhenShown, isListHidden } from './showAdded';
import { Progress } from './Progress';
import { useInSlices, type Work } from './useInSlices';
import { useKubectl, useYaml } from './useKubectl';
import { Versions } from './Versions';
import dialog from './DialogBody.module.css';
import styles from './AddRequests.module.css';

const placeholder = `kubectl exec -it web-0 -n prod -- sh
curl -X DELETE "$API/api/v1/namespaces/dev/secrets/token"
POST /apis/apps/v1/namespaces/dev/deployments
{"kind":"Event","apiVersion":"audit.k8s.io/v1", …}`;

/** So many rows are shown. */
const shownAtMost = 100;

/** Reads requests from what is pasted or typed, shows what each line becomes, and adds them. */
export function AddRequests({ onClose }: { onClose: () => void }) {
  const store = useAppStore();
  const root = useStudioRoot();
  const showOwnDialog = useApp((state) => state.showOwnDialog);
  const [{ text, group, sender }, setDraft] = useState(() => draftOf(store));
  const change = (part: Partial<Draft>) => {
    const draft = { text, group, sender, ...part };
    keepDraft(store, draft);
    setDraft(draft);
  };
  const late = useDeferredValue(text);
  const kubernetes = useApp((state) => state.kubernetes);
  const cluster = useApp((state) => state.workspace.clusterApi);
  const [version, setVersion] = useState(kubernetes);
  const [now] = useState(() => Date.now());
  const hasKubectl = useMemo(() => seemsKubectl(late), [late]);
  const hasYaml = useMemo(() => seemsYaml(late), [late]);
  const kubectl = useKubectl(hasKubectl);
  const yaml = useYaml(hasYaml);
  const isLoading = (hasKubectl && !kubectl) || (hasYaml && !yaml);
  const translate = useMemo(() => {
    if (!kubectl) return undefined;
    return (by: KubernetesVersion) =>
      (command: string, files: Record<string, string> = {}) =>
        kubectl(command, {
          ...{ kubernetes, kubectl: by, files },
          ...(cluster && { resources: cluster }),
        });
  }, [kubectl, kubernetes, cluster]);
  const work = useInSlices(
    useCallback(
      (onProgress) =>
        readRequestsInSteps(isLoading ? '' : late, {
          ...{ sender, onProgress, now },
          ...(translate && { kubectl: translate(version) }),
          ...(yaml && { yaml }),
        }),
      [late, isLoading, sender, now, translate, version, yaml],
    ),
  );
  const { result: reading = nothing, isWorking } = work;
  const id = useId();
  const count = reading.requests.length;
  const canAdd = count > 0 && !isWorking && !isLoading;
  const add = () => {
    keepDraft(store, undefined);
    const requests = reading.requests.map(({ request }) =>
      group.trim() === '' ? request : { ...request, group: group.trim() },
    );
    const first = addOwn(store, requests, isListHidden(root));
    onClose();
    if (first !== undefined) focusWhenShown(root, first);
  };
  return (
    <DialogFrame title="Add requests" hint="nothing is run or sent" width={820} onClose={onClose}>
      <div className={dialog.body}>
        <PasteField
          label="kubectl or curl commands, a method and a path, or audit events: one or many"
          value={text}
          placeholder={placeholder}
          onChange={(given) => change({ text: given })}
          onSubmit={() => {
            if (canAdd) add();
          }}
        />
        <div className={styles.options}>
          <div className={styles.option}>
            <label htmlFor={id}>Commands and paths are sent by</label>
            <CallerSelect
              id={id}
              value={sender}
              onChange={(caller) => {
                if (caller) change({ sender: caller });
              }}
              onEdit={() => showOwnDialog('callers')}
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
          <GroupField value={group} onChange={(name) => change({ group: name })} />
        </div>
        {hasKubectl && translate && (
          <Versions {...{ translate, version, commands: reading.commands }} />
        )}
        {late.trim() !== '' && <Read work={work} isLoading={isLoading} />}
      </div>
      <DialogFoot
        start={
          <Button look="link" onClick={() => showOwnDialog('new')}>
            Fill in a form instead
          </Button>
        }
        onCancel={onClose}
      >
        <Button look="primary" disabled={!canAdd} onClick={add}>
          {count === 0 ? 'Add' : `Add ${counted(count, 'request')}`}
        </Button>
      </DialogFoot>
    </DialogFrame>
  );
}

const nothing: Reading = { requests: [], refused: [], commands: [] };

function Read({ work, isLoading }: { work: Work<Reading>; isLoading: boolean }) {
  const showOwnDialog = useApp((state) => state.showOwnDialog);
  const { requests, refused } = work.result ?? nothing;
  // While one types, the last result stays.
  const isFirst = work.isWorking && requests.length + refused.length === 0;
  return (
    <>
      <Progress {...work}>
        {isLoading || isFirst
          ? 'Reading…'
          : `${counted(requests.length, 'request')}${refused.length > 0 ? `, ${counted(refused.length, 'line')} not read` : ''}`}
      </Progress>
      <RefusedLines lines={refused} />
      {refused.some(({ reason }) => reason.includes(`doesn't have a resource type`)) && (
        <p className={styles.note}>
          To use custom resources,{' '}
          <Button look="link" onClick={() => showOwnDialog('cluster')}>
            paste the API of your cluster
          </Button>
        </p>
      )}
      {refused.some(({ reason }) => / is not known: paste (?:it as a|the) file/.test(reason)) && (
        <p className={styles.note}>
          To give a command its file, paste <code>kubectl apply -f - &lt;&lt;EOF</code>, the file,
          and <code>EOF</code> on a line of its own.
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
