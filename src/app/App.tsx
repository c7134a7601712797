import { lazy, Suspense, useState } from 'react';
import { YamlPanel } from '../editor/YamlPanel';
import { PreviewPanel } from '../features/preview/PreviewPanel';
import { ProblemsPanel } from '../features/problems/ProblemsPanel';
import { RulesPanel } from '../features/rule-builder/RulesPanel';
import { Boundary, NotLoaded } from '../ui/Boundary';
import { Header } from './Header';
import { Hint } from './Hint';
import { NoticeBar } from './NoticeBar';
import { PaperHead, PaperPolicy } from './Paper';
import { panes, type Pane } from '../state/store';
import { useApp } from '../state/useApp';
import { useKeyboard } from './useKeyboard';
import { useTheme } from './useTheme';
import styles from './App.module.css';

/** Loaded when it is opened first. */
const dialogs = {
  templates: lazy(() => import('../features/templates/TemplatesDialog')),
  agreement: lazy(() => import('../features/agreement/AgreementDialog')),
};

const panels = [
  ['YAML', YamlPanel],
  ['Rules', RulesPanel],
  ['Preview', PreviewPanel],
  ['Problems', ProblemsPanel],
] as const;

/** The one screen: three views of one policy, and what there is to say about it. */
export function App() {
  const [theme, setTheme] = useTheme();
  const [open, setOpen] = useState<keyof typeof dialogs>();
  const OpenDialog = open && dialogs[open];
  const pane = useApp((state) => state.pane);
  const showPane = useApp((state) => state.showPane);
  useKeyboard();

  return (
    <div className={styles.app}>
      <PaperHead />
      <Header
        theme={theme}
        onTheme={setTheme}
        onTemplates={() => setOpen('templates')}
        onAgreement={() => setOpen('agreement')}
      />
      <PaneSwitch pane={pane} onPane={showPane} />
      <Hint />
      <main className={styles.main} data-shown={pane}>
        {panels.map(([name, ThisPanel]) => (
          <Boundary key={name} fallback={<NotLoaded what={name} />}>
            <ThisPanel />
          </Boundary>
        ))}
      </main>
      <PaperPolicy />
      <NoticeBar />
      {OpenDialog && (
        <Boundary key={open} fallback={<NotLoaded what="This dialog" />}>
          <Suspense>
            <OpenDialog onClose={() => setOpen(undefined)} />
          </Suspense>
        </Boundary>
      )}
    </div>
  );
}

/** On narrow windows one pane is shown at a time. */
function PaneSwitch({ pane, onPane }: { pane: Pane; onPane: (pane: Pane) => void }) {
  return (
    <nav className={styles.switch} aria-label="Panes">
      {panes.map((each) => (
        <button
          key={each}
          type="button"
          aria-current={each === pane ? 'page' : undefined}
          onClick={() => onPane(each)}
        >
          {each}
        </button>
      ))}
    </nav>
  );
}
