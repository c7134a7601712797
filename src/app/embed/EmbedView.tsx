import { ExternalLink } from 'lucide-react';
import { Verdict } from '../../features/problems/Verdict';
import { PreviewPanel } from '../../features/preview/PreviewPanel';
import { useApp, useStudioRoot } from '../../state/useApp';
import { addressOf, studioAddress } from '../../storage/address';
import { Boundary, NotLoaded } from '../../ui/Boundary';
import { EmbedYaml } from './EmbedYaml';
import { Mark } from '../Mark';
import styles from './EmbedView.module.css';

/** The read-only view for embedding in other pages: the policy, and what it records. */
export function EmbedView({ refused }: { refused: string | undefined }) {
  const name = useApp((state) => state.workspace.name);
  const root = useStudioRoot();
  if (refused !== undefined) {
    return (
      <main className={styles.refused}>
        <Mark />
        <p role="alert">{refused}</p>
        <p>
          <a href={addressOf('new')} target="_blank" rel="noopener noreferrer">
            Open Auditorium
          </a>
        </p>
      </main>
    );
  }
  return (
    <div className={styles.embed} ref={root}>
      <header className={styles.header}>
        <Mark />
        <h1 className={styles.name}>{name}</h1>
        <Verdict />
        <span className={styles.grow} />
        <a className={styles.open} href={studioAddress()} target="_blank" rel="noopener noreferrer">
          Open in Auditorium
          <ExternalLink size={13} aria-hidden="true" />
        </a>
      </header>
      <main className={styles.main}>
        <EmbedYaml />
        <Boundary fallback={<NotLoaded what="The preview" />}>
          <PreviewPanel />
        </Boundary>
      </main>
    </div>
  );
}
