import { useState, type ReactNode } from 'react';
import { markdownLink } from '../../audit/markdown';
import { addressOf } from '../../storage/address';
import { CopyButton } from '../../ui/CopyButton';
import { defaultName } from '../../workspace/workspaceName';
import { EmbedOptions } from './EmbedOptions';
import { embedPage, plainEmbed } from './embedPage';
import { QrFigure } from './QrFigure';
import { chatLimit, iframe, markdownWithYaml } from './shareTexts';
import styles from './ShareDialog.module.css';
import { thousands } from '../../ui/counted';

interface Props {
  shared: { name: string; text: string };
  /** The fragment of the address. */
  link: string;
  /** The link has requests or callers of the user's own. */
  hasOwn: boolean;
  /** What to do when the link is too long for a chat. */
  download: ReactNode;
  /** What the link carries, to be chosen. */
  children: ReactNode;
}

/** The link, and its copies in formats for chats, reviews, lectures and web pages. */
export function Links({ shared, link, hasOwn, download, children }: Props) {
  const [embed, setEmbed] = useState(plainEmbed);
  const address = addressOf(link);
  const name = shared.name === defaultName ? 'Audit policy' : shared.name;
  const isLong = address.length > chatLimit;
  return (
    <>
      <div className={styles.link}>
        <input
          readOnly
          aria-label="Link"
          value={address}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton label="Copy link" text={address} look={isLong ? 'outlined' : 'primary'} />
      </div>
      <p className={styles.note}>
        {thousands(address.length)} characters. The link contains the policy with its comments,{' '}
        {hasOwn && 'your requests and callers, '}the Kubernetes version, and what you choose below.
        The part after # is never sent to a server. Anyone with the link can read{' '}
        {hasOwn ? 'all of this' : 'the policy'}.
      </p>
      {isLong && (
        <p className={styles.long} role="note">
          Some chat apps truncate links longer than {thousands(chatLimit)} characters, which breaks
          them. Send the file instead.
          {download}
        </p>
      )}
      {children}
      <div className={styles.columns}>
        <ul className={styles.ways}>
          <Way
            label="Copy as Markdown link"
            text={() => markdownLink(name, address)}
            what="for reviews and issues"
          />
          <Way
            label="Copy as Markdown with YAML"
            text={() => markdownWithYaml(name, shared.text, address)}
            what="readable without opening the link"
          />
          <Way
            label="Copy as iframe"
            text={() => iframe(name, addressOf(link, embedPage(embed)), embed.height)}
            what="a view for web pages"
          />
          <li>
            <EmbedOptions embed={embed} onChange={setEmbed} />
          </li>
        </ul>
        <QrFigure name={name} address={address} />
      </div>
    </>
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
