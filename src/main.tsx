import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { LastResort } from './app/LastResort';
import { catchUpOnPress } from './app/catchUpOnPress';
import { askToLeave } from './app/commands/sharedPolicy';
import { keepSaved } from './app/keepSaved';
import { Pages } from './app/Pages';
import { offerImport } from './app/offerImport';
import { beginning } from './app/opening';
import { settle } from './state/settled';
import { createAppStore } from './state/store';
import { StoreContext, type StudioParts } from './state/useApp';
import { showView } from './state/view';
import { openOtherLinks } from './storage/address';
import { afterPaint } from './ui/afterPaint';
import { Boundary } from './ui/Boundary';
import { loadEarly } from './ui/lazy';
import './ui/tokens.css';
import './ui/base.css';
import './app/paper/print.css';

const { first, left, view, refused } = await beginning();
const store = createAppStore(first);
if (view) showView(view, store.getState());
if (refused !== undefined) store.getState().say(refused, 'bad');
const { now, ...followers } = settle(store, afterPaint);
catchUpOnPress(now);
keepSaved(store, left);
offerImport(store);
openOtherLinks((go) => askToLeave(store, go));

const parts: StudioParts = { store, ...followers, root: { current: null } };

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
// In a transition, React renders in short tasks.
startTransition(() =>
  createRoot(root).render(
    <StrictMode>
      <StoreContext value={parts}>
        <Boundary fallback={<LastResort />}>
          <Pages />
        </Boundary>
      </StoreContext>
    </StrictMode>,
  ),
);
// What needs a proof is said a moment later.
afterPaint(() => {
  import('./engine/problems/prove').then(({ prove }) => prove()).catch(() => undefined);
});
/** Background work waits until the page is usable. */
const earlyAfterMs = 1500;
setTimeout(() => {
  const isOwn = store.getState().workspace.standing === 'kept';
  // Nothing to offer if storage is unavailable.
  if (left.length === 0 && isOwn) {
    import('./app/offerKept').then(({ offerKept }) => offerKept(store)).catch(() => undefined);
  }
  loadEarly(() => {
    // Not in development, where files change constantly.
    if (import.meta.env.PROD) {
      import('./storage/keepForOffline')
        .then(({ keepForOffline }) => keepForOffline())
        .catch(() => undefined);
    }
  });
}, earlyAfterMs);
