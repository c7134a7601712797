import { ChevronLeft, ChevronRight, Maximize2, Minimize2, X } from 'lucide-react';
import type { Row } from '../../../engine/decide';
import { useShown } from '../../../state/useApp';
import { IconButton } from '../../../ui/Button';
import { neighbour } from './neighbour';
import { useLeave } from './useLeave';
import { useStep } from './useStep';
import styles from './DetailHead.module.css';

interface Props {
  request: { id: string; command: string };
  list: readonly Row[];
}

const steps = [
  { by: -1, label: 'Previous request', keys: 'Alt+ArrowUp', Icon: ChevronLeft },
  { by: 1, label: 'Next request', keys: 'Alt+ArrowDown', Icon: ChevronRight },
] as const;

/** Names the request of the detail, shows it over all panes, and closes it: the focus returns to its row, as with Escape. */
export function DetailHead({ request: { id, command }, list }: Props) {
  const leave = useLeave(id);
  const step = useStep(list, id);
  const at = list.findIndex(({ request }) => request.id === id);
  const isWhole = useShown((state) => state.isDetailWhole);
  const showWhole = useShown((state) => state.showDetailWhole);
  return (
    <>
      <p className={styles.request}>
        <span className={styles.command} title={command}>
          {command}
        </span>
        {at < 0 && <span className={styles.note}>not in this list</span>}
      </p>
      <span className={styles.steps} role="group" aria-label="Other requests">
        {steps.map(({ by, label, keys, Icon }) => (
          <IconButton
            key={label}
            label={label}
            aria-keyshortcuts={keys}
            aria-disabled={neighbour(at, by, list.length) === undefined}
            onClick={() => step(by)}
          >
            <Icon size={16} />
          </IconButton>
        ))}
        {at >= 0 && (
          <span className={styles.place}>
            {at + 1} of {list.length}
          </span>
        )}
      </span>
      <span className={styles.buttons}>
        <IconButton
          label="Maximize the request"
          className={styles.whole ?? ''}
          aria-pressed={isWhole}
          onClick={() => showWhole(!isWhole)}
        >
          {isWhole ? <Minimize2 size={14} /> : <Maximize2 size={14} />}
        </IconButton>
        <IconButton label="Close the request" onClick={() => leave('close')}>
          <X size={15} />
        </IconButton>
      </span>
    </>
  );
}
