import { useId, useMemo, useState, type ReactNode } from 'react';
import { requestInfo } from '../../../../audit/request/requestInfo';
import { callers } from '../../../../requests/callers';
import type { Caller } from '../../../../requests/ownCallers';
import { outcomes, type Outcome } from '../../../../requests/outcomes';
import { ownRequestFrom, type OwnRequest } from '../../../../requests/ownRequest';
import {
  callerIn,
  formOf,
  requestOf,
  withCaller,
  withOutcome,
  withTarget,
  type RequestForm as Form,
} from '../../../../requests/requestForm';
import { wordsOf } from '../../../../requests/requestWords';
import { useApp, useAppStore, useStudioRoot } from '../../../../state/useApp';
import { Button } from '../../../../ui/Button';
import { DialogFrame } from '../../../../ui/dialog/DialogFrame';
import { addOwn, replaceOwn } from '../ownRequestActions';
import { CallerSelect, callersWith } from '../CallerSelect';
import { DialogFoot } from '../DialogFoot';
import { GroupField } from '../GroupField';
import { PathFields } from './PathFields';
import { RefusedKinds } from './RefusedKinds';
import { focusWhenShown, isListHidden } from '../showAdded';
import { NameField, SourceIPsField, TextField } from './TextField';
import { UserFields } from './UserFields';
import { Verdict } from './Verdict';
import styles from './RequestForm.module.css';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** What a new request begins with. */
const blank = {
  ...callers.developer,
  method: 'GET',
  url: '/api/v1/namespaces/default/pods',
  title: 'Filled in by hand',
  command: '',
  userAgent: 'kubectl/v1.37.0 (linux/amd64) kubernetes/5f2c9a1',
};

interface Props {
  /** Undefined for a new one. */
  request: OwnRequest | undefined;
  /** Who sends a new one, and its group, if that has been chosen. */
  begun: { sender: Caller; group: string } | undefined;
  onClose: () => void;
}

/** Every attribute of an own request: who sends what, and how it ends. */
export function RequestForm({ request, begun, onClose }: Props) {
  const store = useAppStore();
  const root = useStudioRoot();
  const [before] = useState(() => request ?? ownRequestFrom(blank, '') ?? undefined);
  const [form, setForm] = useState<Form | undefined>(() => {
    const first = before && formOf(before);
    if (!first || request) return first;
    const { sender, group = '' } = begun ?? {};
    return { ...(sender ? withCaller(first, sender) : first), name: '', group };
  });
  const own = useApp((state) => state.workspace.callers);
  const id = useId();
  const made = useMemo(() => form && before && requestOf(form, before), [form, before]);
  if (!form || !made) return null;
  const set = (change: Partial<Form>) => setForm({ ...form, ...change });
  const problems = 'problems' in made ? made.problems : {};
  const save = () => {
    if ('problems' in made) return;
    if (request) replaceOwn(store, made.request);
    const first = request ? undefined : addOwn(store, [made.request], isListHidden(root));
    onClose();
    if (first !== undefined) focusWhenShown(root, first);
  };
  const field = (label: string, part: keyof Form & keyof typeof problems, input: ReactNode) => (
    <div className={styles.field}>
      <label htmlFor={`${id}${part}`}>{label}</label>
      {input}
      {problems[part] !== undefined && (
        <span id={`${id}${part}-problem`} className={styles.problem}>
          {problems[part]}
        </span>
      )}
    </div>
  );
  const described = (part: keyof typeof problems) => ({
    id: `${id}${part}`,
    'aria-invalid': problems[part] !== undefined,
    'aria-describedby': problems[part] === undefined ? undefined : `${id}${part}-problem`,
    spellCheck: false,
  });
  return (
    <DialogFrame
      title={request ? 'Edit request' : 'New request'}
      hint="nothing is sent"
      width={820}
      onClose={onClose}
    >
      <form
        id={`${id}form`}
        className={styles.body}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <fieldset>
          <legend>Request</legend>
          <div className={styles.path}>
            <select
              aria-label="Method"
              value={form.method}
              onChange={({ target }) => setForm(withTarget(form, { method: target.value }))}
            >
              {[...new Set([...methods, form.method])].map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
            {field(
              'Path and query',
              'url',
              <input
                {...described('url')}
                value={form.url}
                onChange={({ target }) => setForm(withTarget(form, { url: target.value.trim() }))}
              />,
            )}
          </div>
          <p className={styles.derived} role="status">
            kube-apiserver derives: <code>{wordsOf(form)}</code>
          </p>
          <PathFields form={form} onChange={(target) => setForm(withTarget(form, target))} />
          <div className={styles.pair}>
            <NameField
              value={form.name}
              placeholder={`${form.method} ${form.url}`}
              onChange={(name) => set({ name })}
            />
            <GroupField value={form.group} onChange={(group) => set({ group })} />
          </div>
        </fieldset>
        <fieldset>
          <legend>Who sends it</legend>
          <div className={styles.field}>
            <label htmlFor={`${id}caller`}>Sent by</label>
            <CallerSelect
              id={`${id}caller`}
              value={callerIn(form, callersWith(own))}
              none="Another user"
              onChange={(caller) =>
                setForm(caller ? withCaller(form, caller) : { ...form, isFailedLogin: false })
              }
            />
          </div>
          {!form.isFailedLogin && (
            <UserFields
              user={form.user}
              problem={problems.user}
              onChange={(user) => set({ user })}
            />
          )}
          <details open={form.impersonate.username !== ''}>
            <summary>Impersonates another user (kubectl --as)</summary>
            <UserFields
              prefix="Impersonated "
              user={form.impersonate}
              onChange={(impersonate) => set({ impersonate })}
            />
            <RefusedKinds refused={form.refused} onChange={(refused) => set({ refused })} />
          </details>
          <details>
            <summary>Source IPs and user agent</summary>
            <SourceIPsField value={form.sourceIPs} onChange={(sourceIPs) => set({ sourceIPs })} />
            <TextField
              label="User agent"
              value={form.userAgent}
              onChange={(userAgent) => set({ userAgent })}
            />
          </details>
        </fieldset>
        <fieldset>
          <legend>How it ends</legend>
          <div className={styles.pair}>
            <div className={styles.field}>
              <label htmlFor={`${id}outcome`}>Outcome</label>
              <select
                id={`${id}outcome`}
                value={form.outcome ?? ''}
                disabled={form.isFailedLogin}
                onChange={({ target }) => {
                  if (target.value !== '') setForm(withOutcome(form, target.value as Outcome));
                }}
              >
                {form.outcome === undefined && <option value="">As its status code says</option>}
                {outcomes.map((each) => (
                  <option
                    key={each}
                    // Long-running requests may take as long as they like.
                    disabled={
                      each === 'Malformed timeout' && requestInfo(form.method, form.url).longRunning
                    }
                  >
                    {each}
                  </option>
                ))}
              </select>
            </div>
            {field(
              'Status code',
              'code',
              <input
                {...described('code')}
                inputMode="numeric"
                value={form.code}
                disabled={form.isFailedLogin || isFixed(form.outcome)}
                onChange={({ target }) => set({ code: target.value })}
              />,
            )}
          </div>
          {form.outcome === 'Not found' && isReadOfNamespaced(form) && (
            <p className={styles.derived}>
              kubectl then reads the namespace too. To see that, add a GET of its path.
            </p>
          )}
        </fieldset>
        <details
          className={styles.bodies}
          open={form.requestBody !== '' || form.responseBody !== ''}
        >
          <summary>Bodies</summary>
          {(['requestBody', 'responseBody'] as const).map((part) => (
            <div key={part}>
              {field(
                part === 'requestBody' ? 'Request body, as JSON' : 'Response body, as JSON',
                part,
                <textarea
                  {...described(part)}
                  rows={4}
                  value={form[part]}
                  placeholder="none"
                  onChange={({ target }) => set({ [part]: target.value })}
                />,
              )}
            </div>
          ))}
        </details>
      </form>
      <DialogFoot
        start={'request' in made && <Verdict request={made.request} />}
        onCancel={onClose}
      >
        <Button look="primary" type="submit" form={`${id}form`} disabled={'problems' in made}>
          {request ? 'Save' : 'Add request'}
        </Button>
      </DialogFoot>
    </DialogFrame>
  );
}

/** Whether kubectl sends it to read one object in another namespace than default. */
function isReadOfNamespaced({ method, url, userAgent }: Form): boolean {
  const { verb, resource, name, namespace } = requestInfo(method, url);
  return (
    userAgent.startsWith('kubectl/') &&
    verb === 'get' &&
    name !== '' &&
    resource !== 'namespaces' &&
    namespace !== '' &&
    namespace !== 'default'
  );
}

/** Whether an outcome has a status code of its own. */
const isFixed = (outcome: Outcome | undefined) =>
  outcome === 'Forbidden' || outcome === 'Malformed timeout';
