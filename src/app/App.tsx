import { Fragment, Suspense, useDeferredValue, useMemo, useState, type ComponentType } from 'react';
import { YamlPanel } from '../editor/YamlPanel';
import { PreviewPanel } from '../features/preview/PreviewPanel';
import { ProblemCount } from '../features/problems/ProblemCount';
import { ProblemsPanel } from '../features/problems/ProblemsPanel';
import { ProveLine } from '../features/problems/ProveLine';
import { RulesPanel } from '../features/rule-builder/RulesPanel';
import { isHintDismissed, restoreSizes, type ResizedPane } from '../storage/preferences';
import { Boundary, NotLoaded } from '../ui/Boundary';
import { lazy } from '../ui/lazy';
import { moveAmongButtons } from '../ui/moveAmongButtons';
import { Loading } from '../ui/Loading';
import { Pane, Panel } from '../ui/Panel';
import type { DialogName, Studio } from './commands/command';
import { Header } from './Header';
import { Hint } from './Hint';
import { NoticeBar } from './notices/NoticeBar';
import { AuthorNote } from './note/AuthorNote';
import { OriginLine } from './origin/OriginLine';
import { leftTabs, tabOrder, twoColumns } from './panes';
import { usePaper } from './paper/usePaper';
import { splits } from './splits';
import { SharedBar } from './SharedBar';
import { useStudioOfPage } from './studiosOfPage';
import { Splitter } from './Splitter';
import { shareStyle } from '../ui/split/shareStyle';
import { panes, type Pane as PaneName } from '../state/state';
import { useApp, useAppStore, useStudioRoot } from '../state/useApp';
import { useDecided } from '../state/useDecided';
import { useFocusKept } from './useFocusKept';
import { useKeyboard } from './useKeyboard';
import { useMedia } from './useMedia';
import styles from './App.module.css';

const dialogs = {
  palette: lazy(() => import('./commands/CommandPalette'), 'early'),
  help: lazy(() => import('./commands/HelpSheet'), 'early'),
  templates: lazy(() => import('../features/templates/TemplatesDialog'), 'early'),
  share: lazy(() => import('../features/share/ShareDialog'), 'early'),
  workspaces: lazy(() => import('../features/workspaces/WorkspacesDialog'), 'early'),
  compare: lazy(() => import('./compare/CompareDialog')),
  simplify: lazy(() => import('./simplify/SimplifyDialog')),
  agreement: lazy(() => import('../features/agreement/AgreementDialog'), 'early'),
  about: lazy(() => import('./menu/AboutDialog')),
};

const FileDrop = lazy(() => import('./files/FileDrop'));

interface PaneProps {
  onSimplify: () => void;
}

const PreviewPane = () => <PreviewPanel hasTemplates />;
const YamlPane = () => <YamlPanel above={<OriginLine />} hasTemplates />;
const ProblemsPane = ({ onSimplify }: PaneProps) => (
  <ProblemsPanel onSimplify={onSimplify} below={<ProveLine />} />
);

/** What each pane shows, and the splitter before it. */
const panels: Record<PaneName, { ThisPanel: ComponentType<PaneProps>; split?: ResizedPane }> = {
  YAML: { ThisPanel: YamlPane },
  Rules: { ThisPanel: RulesPanel, split: 'YAML' },
  Preview: { ThisPanel: PreviewPane, split: 'Preview' },
  Problems: { ThisPanel: ProblemsPane, split: 'Problems' },
};

/** The page: the panes of the policy, with header, notices and dialogs. */
export function App({ theme, setTheme }: Pick<Studio, 'theme' | 'setTheme'>) {
  const store = useAppStore();
  const root = useStudioRoot();
  const [open, setOpen] = useState<DialogName>();
  const [hasHint, setHint] = useState(() => !isHintDismissed());
  const [sizes] = useState(() => sizeStyle());
  const pane = useApp((state) => state.pane);
  const isDetailWhole = useApp((state) => state.isDetailWhole);
  const showPane = useApp((state) => state.showPane);
  const isShared = useApp(({ workspace }) => workspace.standing === 'shared');
  const OpenDialog = open && dialogs[open];
  const isMiddle = useMedia(twoColumns);
  const tabs = isMiddle ? leftTabs : tabOrder;
  const [left, setLeft] = useState<PaneName>('YAML');
  if (pane !== 'Preview' && pane !== left) setLeft(pane);
  const [opened] = useState(pane);

  const studio: Studio = {
    store,
    root,
    theme,
    setTheme,
    // The shortcut that opens the palette also closes it.
    open: (name) => setOpen((now) => (now === 'palette' && name === now ? undefined : name)),
    showFirstSteps: () => setHint(true),
  };
  useKeyboard(studio, open !== undefined);
  useFocusKept();
  const paper = usePaper();
  const studioOfPage = useStudioOfPage();

  // The text is painted first, then what is computed from it.
  const isWhole = useDeferredValue(useDecided(), false);
  // Panels subscribe to the store themselves: they need not render with this component.
  const main = useMemo(
    () =>
      panes.map((name) => {
        const { ThisPanel, split } = panels[name];
        return (
          <Fragment key={name}>
            {split && <Splitter pane={split} />}
            <Pane name={name}>
              <Boundary fallback={<NotLoaded what={name} />}>
                {isWhole || name === 'YAML' ? (
                  <ThisPanel onSimplify={() => setOpen('simplify')} />
                ) : (
                  <Panel name={name}>{null}</Panel>
                )}
              </Boundary>
            </Pane>
          </Fragment>
        );
      }),
    [isWhole],
  );

  return (
    <div className={styles.app} data-opened={pane === opened} {...studioOfPage}>
      {paper && <paper.PaperHead />}
      <Header studio={studio} />
      <SharedBar studio={studio} />
      <AuthorNote />
      {hasHint && !isShared && <Hint onDismiss={() => setHint(false)} />}
      <main
        className={styles.main}
        data-shown={pane}
        data-left={left}
        data-whole={isDetailWhole}
        style={sizes}
      >
        <PaneSwitch current={isMiddle ? left : pane} onPane={showPane} panes={tabs} />
        {main}
      </main>
      {paper?.PaperFoot && <paper.PaperFoot />}
      <NoticeBar />
      <Boundary fallback={null}>
        <Suspense>
          <FileDrop />
        </Suspense>
      </Boundary>
      {OpenDialog && (
        <Boundary
          key={open}
          fallback={<NotLoaded what="This dialog" onClose={() => setOpen(undefined)} />}
        >
          <Suspense fallback={<Loading floating />}>
            <OpenDialog studio={studio} onClose={() => setOpen(undefined)} />
          </Suspense>
        </Boundary>
      )}
    </div>
  );
}

/** The saved sizes of the panes. */
function sizeStyle() {
  const sizes = restoreSizes();
  const lines = Object.entries(splits);
  return shareStyle(lines.map(([pane, split]) => [split, sizes[pane as ResizedPane]]));
}

interface SwitchProps {
  panes: readonly PaneName[];
  current: PaneName;
  onPane: (pane: PaneName) => void;
}

/** The tabs of windows that do not show all panes: above the only one, or above those at the left of the preview. */
function PaneSwitch({ panes, current, onPane }: SwitchProps) {
  return (
    <nav
      className={styles.switch}
      aria-label="Panes"
      onKeyDown={(event) => moveAmongButtons(event, ['ArrowLeft', 'ArrowRight'], 'first')}
    >
      {panes.map((each) => (
        <button
          key={each}
          type="button"
          aria-current={each === current ? 'page' : undefined}
          tabIndex={each === current ? 0 : -1}
          onClick={() => onPane(each)}
        >
          {each}
          {each === 'Problems' && <ProblemCount />}
        </button>
      ))}
    </nav>
  );
}
