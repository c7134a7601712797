import { LayoutTemplate, Monitor, Moon, Redo2, Sun, Undo2 } from 'lucide-react';
import { kubernetesVersions, type KubernetesVersion } from '../audit/types';
import { AgreementLine } from '../features/agreement/AgreementLine';
import { Verdict } from '../features/problems/Verdict';
import { useApp } from '../state/useApp';
import type { Theme } from '../storage/preferences';
import { Button, IconButton } from '../ui/Button';
import { Mark } from './Mark';
import styles from './Header.module.css';

interface Props {
  theme: Theme;
  onTheme: (theme: Theme) => void;
  onTemplates: () => void;
  onAgreement: () => void;
}

const nextTheme: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const themeIcon = { system: Monitor, light: Sun, dark: Moon };

/** Name, templates, version, undo and the verdict: what concerns the whole policy. */
export function Header({ theme, onTheme, onTemplates, onAgreement }: Props) {
  const kubernetes = useApp((state) => state.kubernetes);
  const setKubernetes = useApp((state) => state.setKubernetes);
  const undo = useApp((state) => state.undo);
  const redo = useApp((state) => state.redo);
  const canUndo = useApp((state) => state.history.past.length > 0);
  const canRedo = useApp((state) => state.history.future.length > 0);
  const Icon = themeIcon[theme];

  return (
    <header className={styles.header}>
      <Mark />
      <h1 className={styles.name}>Auditorium</h1>
      <span className={styles.separator} />
      <Button onClick={onTemplates} aria-label="Templates" className={styles.templates ?? ''}>
        <LayoutTemplate size={15} aria-hidden="true" />
        <span className={styles.wide}>Templates</span>
      </Button>
      <label className={styles.version}>
        <span className={styles.wide}>Kubernetes</span>
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
      <AgreementLine onOpen={onAgreement} />
      <span className={styles.grow} />
      <Verdict />
      <span className={styles.grow} />
      <span className={styles.buttons}>
        <IconButton label="Undo" onClick={undo} disabled={!canUndo}>
          <Undo2 size={16} />
        </IconButton>
        <IconButton label="Redo" onClick={redo} disabled={!canRedo}>
          <Redo2 size={16} />
        </IconButton>
        <IconButton label={`Theme: ${theme}`} onClick={() => onTheme(nextTheme[theme])}>
          <Icon size={16} />
        </IconButton>
      </span>
    </header>
  );
}
