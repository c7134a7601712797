import { useState } from 'react';
import { useStudio } from '../learn/studio/useStudio';
import { openingIn } from '../state/openWorkspace';
import { StoreContext } from '../state/useApp';
import { viewOf } from '../state/view';
import { goTo } from '../storage/address';
import { decodeLink, encodeLink } from '../storage/link';
import type { Linked as LinkedWorkspace } from '../workspace/linked';
import { Prove } from './Prove';
import { ToStudio } from './ToStudio';
import styles from './ProvePage.module.css';

/** Proves the policy of a link. The one in the studio stays as it is. */
export default function Linked({ link }: { link: string }) {
  const [opened] = useState(() => decodeLink(link));
  if ('refused' in opened) {
    return (
      <div className={styles.content}>
        <p role="status" className={styles.status}>
          {opened.refused} <a href="#prove">Prove the policy in the studio</a>
        </p>
      </div>
    );
  }
  return <OfLink shared={opened.shared} link={link} />;
}

function OfLink({ shared, link }: { shared: LinkedWorkspace; link: string }) {
  const { name = 'Shared policy' } = shared;
  const studio = useStudio(() => ({ ...shared, name }));
  const [way] = useState(() => ({
    address: () => `#${link}`,
    go: () => {
      const state = studio.store.getState();
      const now = encodeLink({ shared: openingIn(state), view: viewOf(state) });
      goTo(now ?? link);
    },
  }));
  return (
    <StoreContext value={studio}>
      <ToStudio value={way}>
        <p className={styles.linked}>
          This policy came with a link, and is not saved.{' '}
          <a href={`#${link}`} data-unprinted>
            Open it in the studio
          </a>
        </p>
        <Prove />
      </ToStudio>
    </StoreContext>
  );
}
