import { ExternalLink } from 'lucide-react';
import { Suspense } from 'react';
import { Verdict } from '../../features/problems/Verdict';
import { PreviewPanel } from '../../features/preview/PreviewPanel';
import { useApp, useStudioRoot } from '../../state/useApp';
import { addressOf } from '../../storage/address';
import { Boundary, NotLoaded } from '../../ui/Boundary';
import { lazy } from '../../ui/lazy';
import { Loading } from '../../ui/Loading';
import { Pane } from '../../ui/Panel';
import { EmbedYaml } from './EmbedYaml';
import { AuthorNote } from '../note/AuthorNote';
import { Mark } from '../Mark';
import { useStudioLink } from './useStudioLink';
import styles from './EmbedView.module.css';

const EmbedEditor = lazy(() => import('./EmbedEditor'));

interface Props {
  refused: string | undefined;
  /** The embedding page lets readers edit the policy. */
  isEditable: boolean;
}

/** The view for embedding in other pages: the policy, and what it records. */
export function EmbedView({ refused, isEditable }: Props) {
  const studioLink = useStudioLink();
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
        <a className={styles.open} {...studioLink} target="_blank" rel="noopener noreferrer">
          Open in Auditorium
          <ExternalLink size={13} aria-hidden="true" />
        </a>
      </header>
      <AuthorNote />
      <main className={styles.main}>
        {isEditable ? (
          <Boundary fallback={<EmbedYaml />}>
            <Suspense fallback={<Loading />}>
              <EmbedEditor />
            </Suspense>
          </Boundary>
        ) : (
          <EmbedYaml />
        )}
        <Pane name="Preview">
          <Boundary fallback={<NotLoaded what="The preview" />}>
            <PreviewPanel />
          </Boundary>
        </Pane>
      </main>
    </div>
  );
}
