import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { EmbedView } from './app/EmbedView';
import { LastResort } from './app/LastResort';
import { readLink, showView } from './app/opening';
import { settle } from './state/settled';
import { createAppStore } from './state/store';
import { StoreContext } from './state/useApp';
import { askedByAddress, openOtherLinks } from './storage/address';
import { tellSize } from './storage/embedHost';
import { workspaceName } from './storage/workspaceName';
import { afterPaint } from './ui/afterPaint';
import { Boundary } from './ui/Boundary';
import './ui/tokens.css';
import './ui/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('embed.html has no #root');
// First: the page around this one asks as soon as it is loaded, and does not wait for what comes next.
tellSize(root);

const asked = askedByAddress();
const opened =
  asked.kind === 'link'
    ? await readLink(asked.link)
    : { refused: 'This address holds no policy: the part behind # is missing.' };
const shared = 'shared' in opened ? opened.shared : undefined;
const { text = '', kubernetes } = shared ?? {};
const name = workspaceName(shared?.name) ?? 'Audit policy';

// Nothing here is ever kept: it is somebody else's page.
const store = createAppStore({
  text,
  ...(kubernetes && { kubernetes }),
  workspace: { id: '', name, standing: 'shared' },
});
if (shared) showView(shared, store.getState());
const { settled } = settle(store, afterPaint);
openOtherLinks();

createRoot(root).render(
  <StrictMode>
    <StoreContext value={{ store, settled }}>
      <Boundary fallback={<LastResort />}>
        <EmbedView refused={'refused' in opened ? opened.refused : undefined} />
      </Boundary>
    </StoreContext>
  </StrictMode>,
);
