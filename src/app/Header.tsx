import {
  ChevronDown,
  CircleQuestionMark,
  FolderOpen,
  GraduationCap,
  LayoutTemplate,
  Redo2,
  Search,
  Share2,
  Undo2,
} from 'lucide-react';
import { Suspense, useEffect, type ReactNode } from 'react';
import { kubernetesVersions, type KubernetesVersion } from '../audit/types';
import { Verdict } from '../features/problems/Verdict';
import { useApp } from '../state/useApp';
import { Boundary } from '../ui/Boundary';
import { Button, IconButton } from '../ui/Button';
import { lazy } from '../ui/lazy';
import { shortcutText } from '../ui/shortcut';
import type { Command, Studio } from './commands/command';
import { keyed, keyOf } from './commands/keyed';
import { Mark } from './Mark';
import { FileMenu } from './menu/FileMenu';
import { ThemeButton } from './ThemeButton';
import styles from './Header.module.css';

const AgreementLine = lazy(() => import('../features/agreement/AgreementLine'));

/** The header: everything that concerns the whole policy, such as its name, version and verdict. */
export function Header({ studio }: { studio: Studio }) {
  const { theme, setTheme, open } = studio;
  const kubernetes = useApp((state) => state.kubernetes);
  const { name: workspace, standing } = useApp((state) => state.workspace);
  const isShared = standing === 'shared';
  const setKubernetes = useApp((state) => state.setKubernetes);
  const canUndo = useApp((state) => state.history.past.length > 0);
  const canRedo = useApp((state) => state.history.future.length > 0);
  useEffect(() => {
    document.title = `${workspace} · Auditorium`;
  }, [workspace]);

  return (
    <header className={styles.header}>
      <Mark />
      <div className={styles.brand}>
        <h1 className={styles.name}>Auditorium</h1>
        <span className={styles.product}>Kubernetes audit policy studio</span>
      </div>
      <span className={styles.separator} />
      <FileMenu studio={studio} />
      <Button
        onClick={() => open('workspaces')}
        aria-label={`Workspace: ${workspace}${isShared ? ', shared, not saved' : ''}`}
        title={`${workspace}: your policies and their history`}
        className={styles.workspace ?? ''}
      >
        <FolderOpen size={15} aria-hidden="true" className={styles.folder} />
        <span className={styles.workspaceName}>{workspace}</span>
        {isShared && <span className={styles.shared}>shared</span>}
        <ChevronDown size={14} aria-hidden="true" className={styles.wide} />
      </Button>
      <Button
        onClick={() => open('templates')}
        aria-label="Templates"
        className={styles.templates ?? ''}
      >
        <LayoutTemplate size={15} aria-hidden="true" />
        <span className={styles.roomy}>Templates</span>
      </Button>
      <a
        href="#learn"
        aria-label="Learn"
        title="Learn: lessons and exercises"
        className={styles.learn}
      >
        <GraduationCap size={16} aria-hidden="true" />
        <span className={styles.roomy}>Learn</span>
      </a>
      <label className={styles.version}>
        <span className={styles.roomy}>Kubernetes</span>
        <select
          aria-label="Kubernetes version"
          value={kubernetes}
          onChange={(event) => setKubernetes(event.target.value as KubernetesVersion)}
        >
          {kubernetesVersions.toReversed().map((version) => (
            <option key={version}>{version}</option>
          ))}
        </select>
      </label>
      <span className={styles.extra}>
        <span className={styles.agreement}>
          <Boundary fallback={null}>
            <Suspense>
              <AgreementLine onOpen={() => open('agreement')} />
            </Suspense>
          </Boundary>
        </span>
      </span>
      <span className={styles.grow} />
      <Verdict />
      <span className={styles.grow} />
      <span className={styles.buttons}>
        <CommandButton command={keyed.undo} studio={studio} enabled={canUndo}>
          <Undo2 size={16} />
        </CommandButton>
        <span className={styles.extra}>
          <CommandButton command={keyed.redo} studio={studio} enabled={canRedo}>
            <Redo2 size={16} />
          </CommandButton>
        </span>
      </span>
      <span className={styles.buttons}>
        <Button onClick={() => open('share')} aria-label="Share" className={styles.share ?? ''}>
          <Share2 size={15} aria-hidden="true" />
          <span className={styles.roomy}>Share</span>
        </Button>
        <span className={styles.extra}>
          <ThemeButton theme={theme} setTheme={setTheme} />
          <CommandButton command={keyed.help} studio={studio}>
            <CircleQuestionMark size={16} />
          </CommandButton>
        </span>
        <Button
          className={styles.palette ?? ''}
          onClick={() => open('palette')}
          {...keyOf(keyed.palette)}
        >
          <Search size={15} aria-hidden="true" />
          <span className="visually-hidden">Commands </span>
          <kbd>{shortcutText('Mod+K')}</kbd>
        </Button>
      </span>
    </header>
  );
}

interface CommandButtonProps {
  command: Command;
  studio: Studio;
  /** A disabled button can still be focused. */
  enabled?: boolean;
  children: ReactNode;
}

/** A command as an icon button, with its shortcut in the tooltip. */
function CommandButton({ command, studio, enabled = true, children }: CommandButtonProps) {
  return (
    <IconButton
      label={command.title}
      {...keyOf(command)}
      aria-disabled={!enabled}
      onClick={() => {
        if (enabled) command.run(studio);
      }}
    >
      {children}
    </IconButton>
  );
}
