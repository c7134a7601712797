import { ownKind, requestKinds, shownKinds, type SampleRequest } from '../../catalog/types';
import { detailTabs, type DetailTab } from '../../state/state';
import { useApp } from '../../state/useApp';
import type { View, Workspace } from '../../workspace/workspace';
import styles from './ShareDialog.module.css';

const tabNames: Record<DetailTab, string> = {
  why: 'Why',
  events: 'Events',
  request: 'Request',
  expect: 'Expect',
};

/** What a link shows first, and whether it hides the answer. */
export type Shown = View & Pick<Workspace, 'answer'>;

/** Chooses what a link shows first. It begins with what the studio shows, and changes only the link. */
export function ShownFirst({
  shown,
  onChange,
}: {
  shown: Shown;
  onChange: (shown: Shown) => void;
}) {
  const requests = useApp((state) => state.requests);
  const set = (change: { [Name in keyof Shown]: Shown[Name] | undefined }) =>
    onChange(
      Object.fromEntries(Object.entries({ ...shown, ...change }).filter(([, value]) => value)),
    );
  return (
    <fieldset className={styles.options}>
      <legend>Shown first</legend>
      <label className={styles.request}>
        Request
        <select
          value={shown.request ?? ''}
          onChange={({ target: { value } }) =>
            set({ request: value, tab: value && (shown.tab ?? 'why') })
          }
        >
          <option value="">none</option>
          {[ownKind, ...requestKinds].map((kind) => (
            <Requests key={kind} kind={kind} requests={requests} />
          ))}
        </select>
      </label>
      <label>
        Tab
        <select
          value={shown.tab ?? 'why'}
          disabled={shown.request === undefined}
          onChange={({ target }) => set({ tab: target.value })}
        >
          {detailTabs.map((tab) => (
            <option key={tab} value={tab}>
              {tabNames[tab]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Kind
        <select value={shown.kind ?? ''} onChange={({ target }) => set({ kind: target.value })}>
          {shownKinds.map((kind) => (
            <option key={kind} value={kind === 'All' ? '' : kind}>
              {kind}
            </option>
          ))}
        </select>
      </label>
      <label>
        Filter
        <input
          type="text"
          value={shown.filter ?? ''}
          maxLength={300}
          onChange={({ target }) => set({ filter: target.value })}
        />
      </label>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={shown.answer === 'hidden'}
          onChange={({ target }) => set({ answer: target.checked ? 'hidden' : undefined })}
        />
        Hide the answer until the reader asks for it: rule, level, stages, size, Why and Events
      </label>
    </fieldset>
  );
}

/** The requests whose first kind this is. */
function Requests({ kind, requests }: { kind: string; requests: readonly SampleRequest[] }) {
  const shown = requests.filter(({ kinds }) => kinds[0] === kind);
  if (shown.length === 0) return null;
  return (
    <optgroup label={kind}>
      {shown.map(({ id, command }) => (
        <option key={id} value={id}>
          {command}
        </option>
      ))}
    </optgroup>
  );
}
