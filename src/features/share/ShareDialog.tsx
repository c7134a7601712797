import { useMemo, useState } from 'react';
import { openingIn } from '../../state/openWorkspace';
import { useApp, useAppStore } from '../../state/useApp';
import { viewOf } from '../../state/view';
import { downloadPolicy } from '../../storage/download';
import { encodeLink } from '../../storage/link';
import { Button } from '../../ui/Button';
import { DialogFrame } from '../../ui/dialog/DialogFrame';
import { Links } from './Links';
import { NoteField } from './NoteField';
import { ShownFirst, type Shown } from './ShownFirst';
import { viewWithoutOwn, withoutOwn } from './withoutOwn';
import styles from './ShareDialog.module.css';

/** The workspace as a link: what the link shows first, and its formats for chats, reviews, lectures and web pages. */
export default function ShareDialog({ onClose }: { onClose: () => void }) {
  const store = useAppStore();
  const workspace = useApp((state) => state.workspace);
  const [shown, setShown] = useState<Shown>(() => ({
    ...viewOf(store.getState()),
    answer: workspace.answer,
  }));
  const { ownRequests, callers } = workspace;
  const [isWithOwn, setWithOwn] = useState(true);
  const { shared, link } = useMemo(() => {
    const { answer, ...view } = shown;
    const now = {
      ...openingIn({
        ...store.getState(),
        workspace: isWithOwn ? workspace : withoutOwn(workspace),
      }),
      answer,
    };
    return {
      shared: now,
      link: encodeLink({ shared: now, view: isWithOwn ? view : viewWithoutOwn(view) }),
    };
  }, [store, workspace, shown, isWithOwn]);

  return (
    <DialogFrame
      title="Share"
      hint="Readers see your policy, and first what you choose here."
      width={760}
      onClose={onClose}
    >
      <div className={styles.body}>
        {link === undefined ? (
          <p>
            This policy is too large for a link (limit 1 MB).
            <DownloadButton />
          </p>
        ) : (
          <Links
            shared={shared}
            link={link}
            hasOwn={isWithOwn && (ownRequests ?? callers) !== undefined}
            download={<DownloadButton />}
          >
            <ShownFirst shown={shown} onChange={setShown} />
            {(ownRequests ?? callers) && (
              <label className={styles.own}>
                <input
                  type="checkbox"
                  checked={isWithOwn}
                  onChange={({ target }) => setWithOwn(target.checked)}
                />
                With your requests and callers: their users, groups, addresses and bodies
              </label>
            )}
            <NoteField />
          </Links>
        )}
      </div>
    </DialogFrame>
  );
}

/** The alternative to a link. */
function DownloadButton() {
  const store = useAppStore();
  return (
    <Button
      look="link"
      onClick={() => {
        const state = store.getState();
        const policyName = state.analysis.reading.draft?.metadata?.name;
        downloadPolicy({ ...state, policyName });
      }}
    >
      Download the file
    </Button>
  );
}
