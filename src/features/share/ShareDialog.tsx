import { useMemo } from 'react';
import { markdownLink } from '../../audit/markdown';
import { openingIn } from '../../state/openWorkspace';
import { useAppStore } from '../../state/useApp';
import { viewOf } from '../../state/view';
import { addressOf } from '../../storage/address';
import { downloadPolicy } from '../../storage/download';
import { encodeLink } from '../../storage/link';
import { Button } from '../../ui/Button';
import { CopyButton } from '../../ui/CopyButton';
import { DialogFrame } from '../../ui/DialogFrame';
import { fitsQrCode, QrCode } from './QrCode';
import { defaultName } from '../../workspace/workspaceName';
import { chatLimit, iframe, markdownWithYaml } from './shareTexts';
import styles from './ShareDialog.module.css';

/** The workspace as a link, in formats for chats, reviews and web pages. */
export default function ShareDialog({ onClose }: { onClose: () => void }) {
  const store = useAppStore();
  const { shared, link } = useMemo(() => {
    const state = store.getState();
    const shared = openingIn(state);
    return { shared, link: encodeLink({ shared, view: viewOf(state) }) };
  }, [store]);

  return (
    <DialogFrame
      title="Share"
      hint="Whoever opens the link sees what you see."
      width={640}
      onClose={onClose}
    >
      {link === undefined ? (
        <p className={styles.body}>
          This policy is too large for a link (limit 1 MB).
          <DownloadButton />
        </p>
      ) : (
        <Links
          name={shared.name === defaultName ? 'Audit policy' : shared.name}
          yaml={shared.text}
          link={link}
        />
      )}
    </DialogFrame>
  );
}

function Links({ name, yaml, link }: { name: string; yaml: string; link: string }) {
  const address = addressOf(link);
  const length = address.length.toLocaleString('en');
  return (
    <div className={styles.body}>
      <div className={styles.link}>
        <input
          readOnly
          aria-label="Link"
          value={address}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton
          label="Copy link"
          text={address}
          look={address.length > chatLimit ? 'outlined' : 'primary'}
        />
      </div>
      <p className={styles.note}>
        {length} characters. The link contains the policy with its comments, the Kubernetes version
        and your selection. The part after # is never sent to a server. Anyone with the link can
        read the policy.
      </p>
      {address.length > chatLimit && (
        <p className={styles.long} role="note">
          Some chat apps truncate links longer than {chatLimit.toLocaleString('en')} characters,
          which breaks them. Send the file instead.
          <DownloadButton />
        </p>
      )}
      <div className={styles.columns}>
        <ul className={styles.ways}>
          <Way
            label="Copy as Markdown link"
            text={() => markdownLink(name, address)}
            what="for reviews and issues"
          />
          <Way
            label="Copy as Markdown with YAML"
            text={() => markdownWithYaml(name, yaml, address)}
            what="readable without opening the link"
          />
          <Way
            label="Copy as iframe"
            text={() => iframe(name, addressOf(link, 'embed.html'))}
            what="a read-only preview for web pages"
          />
        </ul>
        <figure className={styles.code}>
          {fitsQrCode(address) ? (
            <QrCode text={address} label="QR code of the link" />
          ) : (
            <p>Too long for a QR code.</p>
          )}
        </figure>
      </div>
    </div>
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

function Way({ label, text, what }: { label: string; text: () => string; what: string }) {
  return (
    <li>
      <CopyButton label={label} text={text} look="outlined" />
      <span className={styles.what}>{what}</span>
    </li>
  );
}
