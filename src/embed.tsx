import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { EmbedView } from './app/embed/EmbedView';
import { LastResort } from './app/LastResort';
import { readLink } from './app/opening';
import { settle } from './state/settled';
import { createAppStore } from './state/store';
import { StoreContext } from './state/useApp';
import { showView } from './state/view';
import { addressTarget, openOtherLinks } from './storage/address';
import { isEditable, tellSize } from './storage/embedHost';
import { afterPaint } from './ui/afterPaint';
import { Boundary } from './ui/Boundary';
import './ui/tokens.css';
import './ui/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('embed.html has no #root');
// First, because the embedding page may request the size as soon as the frame has loaded.
tellSize(root);

const target = addressTarget();
const Learn =
  target.kind === 'learn'
    ? (await import('./learn/shared/EmbeddedLearn')).EmbeddedLearn
    : undefined;
const opened =
  target.kind === 'link'
    ? await readLink(target.link)
    : { refused: 'This address contains no policy: the part after # is missing.' };
const { shared = { text: '' }, view = {} } = 'shared' in opened ? opened : {};

// Nothing is saved here: this view belongs to another page.
const store = createAppStore({ name: 'Audit policy', ...shared, standing: 'shared' });
showView(view, store.getState());
const followers = settle(store, afterPaint);
openOtherLinks();

createRoot(root).render(
  <StrictMode>
    <StoreContext value={{ store, ...followers, root: { current: null } }}>
      <Boundary fallback={<LastResort />}>
        {Learn ? (
          <Learn />
        ) : (
          <EmbedView
            refused={'refused' in opened ? opened.refused : undefined}
            isEditable={isEditable()}
          />
        )}
      </Boundary>
    </StoreContext>
  </StrictMode>,
);
// What needs a proof is said a moment later.
afterPaint(() => {
  import('./engine/problems/prove').then(({ prove }) => prove()).catch(() => undefined);
});
