import { useRef, type KeyboardEvent } from 'react';
import styles from './IncidentRoom.module.css';

export const tabs = ['Reader', 'jq', 'Policy'] as const;
export type Tab = (typeof tabs)[number];

/** What ties tabs to their panel. */
export const tabIds = { panel: 'incident-panel', of: (tab: Tab) => `incident-tab-${tab}` };

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

interface Props {
  shown: Tab;
  onShow: (tab: Tab) => void;
}

/** The tabs of the log: arrow keys move among them. */
export function RoomTabs({ shown, onShow }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (tabs.indexOf(shown) + step + tabs.length) % tabs.length;
    onShow(tabs[next] ?? shown);
    bar.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div className={styles.tabs} role="tablist" aria-label="Ways to read the log" ref={bar}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={tabIds.of(tab)}
          aria-selected={tab === shown}
          aria-controls={tabIds.panel}
          tabIndex={tab === shown ? 0 : -1}
          onClick={() => onShow(tab)}
          onKeyDown={onKeyDown}
        >
          {tab}
        </button>
      ))}
    </div>
  );
}
