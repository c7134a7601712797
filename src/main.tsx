import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { LastResort } from './app/LastResort';
import { lecturePolicy } from './catalog/templates';
import { keepSaved } from './app/keepSaved';
import { createAppStore } from './state/store';
import { StoreContext } from './state/useApp';
import { restoreWorkspace } from './storage/autosave';
import { Boundary } from './ui/Boundary';
import './ui/tokens.css';
import './ui/base.css';

const store = createAppStore(restoreWorkspace() ?? { text: lecturePolicy });
keepSaved(store);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <StoreContext value={store}>
      <Boundary fallback={<LastResort text={store.getState().text} />}>
        <App />
      </Boundary>
    </StoreContext>
  </StrictMode>,
);
