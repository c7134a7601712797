import { useDeferredValue, useId, useMemo, useState } from 'react';
import { kubernetesVersions, type KubernetesVersion } from '../../../audit/types';
import { callerIds, callers, type CallerId } from '../../../requests/callers';
import { readRequests, type Reading } from '../../../requests/readRequests';
import { wordsOf } from '../../../requests/requestWords';
import type { StoreApi } from '../../../state/store';
import { useApp, useAppStore } from '../../../state/useApp';
import { Button } from '../../../ui/Button';
import { counted, thousands } from '../../../ui/counted';
import { DialogFrame } from '../../../ui/DialogFrame';
import { addOwn } from './ownRequestActions';
import { useKubectl } from './useKubectl';
import styles from './AddRequests.module.css';

const placeholder = `kubectl exec -it web-0 -n prod -- sh
curl -X DELETE "$API/api/v1/namespaces/dev/secrets/token"
POST /apis/apps/v1/namespaces/dev/deployments
{"kind":"Event","apiVersion":"audit.k8s.io/v1", …}`;

/** What was not added when the dialog was closed: it comes back with it. */
const drafts = new WeakMap<StoreApi, string>();

/** So many rows of each list are shown. */
const shownAtMost = 100;

/** Reads requests from what is pasted or typed, shows what each line becomes, and adds them. */
export function AddRequests({ onClose }: { onClose: () => void }) {
  const store = useAppStore();
  const showOwnDialog = useApp((state) => state.showOwnDialog);
  const [text, setText] = useState(() => drafts.get(store) ?? '');
  const [sender, setSender] = useState<CallerId>('developer');
  const late = useDeferredValue(text);
  const kubernetes = useApp((state) => state.kubernetes);
  const [version, setVersion] = useState(kubernetes);
  const hasKubectl = /\bkubectl\b/.test(late);
  const kubectl = useKubectl(hasKubectl);
  const reading = useMemo(
    () =>
      readRequests(late, {
        sender: callers[sender],
        ...(kubectl && {
          kubectl: (command) => kubectl(command, { kubernetes, kubectl: version }),
        }),
      }),
    [late, sender, kubectl, kubernetes, version],
  );
  const id = useId();
  const count = reading.requests.length;
  const add = () => {
    drafts.delete(store);
    addOwn(
      store,
      reading.requests.map(({ request }) => request),
    );
    onClose();
  };
  return (
    <DialogFrame title="Add requests" hint="nothing is run or sent" width={820} onClose={onClose}>
      <div className={styles.body}>
        <label htmlFor={id} className={styles.label}>
          kubectl or curl commands, a method and a path, or audit events: one or many
        </label>
        <textarea
          id={id}
          className={styles.text}
          rows={8}
          value={text}
          placeholder={placeholder}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onChange={({ target }) => {
            setText(target.value);
            drafts.set(store, target.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && count > 0) add();
          }}
        />
        <label className={styles.sender}>
          Commands and paths are sent by
          <select value={sender} onChange={({ target }) => setSender(target.value as CallerId)}>
            {callerIds.map((each) => (
              <option key={each} value={each}>
                {callers[each].name}
              </option>
            ))}
          </select>
        </label>
        {hasKubectl && (
          <label className={styles.sender}>
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
        {late.trim() !== '' && <Read reading={reading} />}
      </div>
      <div className={styles.foot}>
        <Button look="link" onClick={() => showOwnDialog('new')}>
          Fill in a form instead
        </Button>
        <span className={styles.grow} />
        <Button className={styles.cancel ?? ''} onClick={onClose}>
          Cancel
        </Button>
        <Button look="primary" disabled={count === 0} onClick={add}>
          {count === 0 ? 'Add' : `Add ${counted(count, 'request')}`}
        </Button>
      </div>
    </DialogFrame>
  );
}

function Read({ reading: { requests, refused } }: { reading: Reading }) {
  return (
    <>
      <p role="status" className={styles.count}>
        {counted(requests.length, 'request')}
        {refused.length > 0 && `, ${counted(refused.length, 'line')} not read`}
      </p>
      {refused.length > 0 && (
        <ul className={styles.refused} aria-label="Not read">
          {refused.slice(0, shownAtMost).map(({ line, text, reason }) => (
            <li key={line}>
              <b>Line {line}.</b> {reason} {text !== '' && <code>{text}</code>}
            </li>
          ))}
          <More count={refused.length} />
        </ul>
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
