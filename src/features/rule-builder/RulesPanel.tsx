import { Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Level } from '../../audit/types';
import { isFormLocked } from '../../state/rows';
import { selectFormPolicy, selectRuleCounts } from '../../state/rules';
import { useApp, useAppStore } from '../../state/useApp';
import { Button } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import { LockNote } from './LockNote';
import { PolicyForm } from './PolicyForm';
import { RuleCard } from './RuleCard';
import styles from './RulesPanel.module.css';

/** The policy as a form over the same text: every field, every rule, in the order the API server asks. */
export function RulesPanel() {
  const store = useAppStore();
  const policy = useApp(selectFormPolicy);
  const locked = useApp(isFormLocked);
  const counts = useApp(selectRuleCounts);
  const selected = useApp((state) => state.selectedRule);
  const list = useRef<HTMLOListElement>(null);
  const rules = policy?.rules ?? [];
  const emptyText = useApp((state) => state.text.trim() === '');

  useEffect(() => {
    if (selected === undefined) return;
    list.current?.children[selected]?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  const addRule = (level: Level = 'Metadata') => {
    const index = rules.length;
    const done = store.getState().change([{ kind: 'addRule', index, rule: { level } }]);
    if (done) store.getState().selectRule(index);
  };

  return (
    <Panel
      name="Rules"
      hint="first match decides"
      actions={
        <Button look="outlined" onClick={() => addRule()} disabled={locked && !emptyText}>
          <Plus size={14} aria-hidden="true" />
          Add rule
        </Button>
      }
    >
      {locked && !emptyText && <LockNote />}
      <div className={styles.scroll}>
        {policy && <PolicyForm policy={policy} locked={locked} />}
        {rules.length === 0 ? (
          <div className={styles.empty}>
            <p>No rules yet.</p>
            <p>
              kube-apiserver refuses a policy without rules. Add one, paste a policy or begin with a
              template.
            </p>
          </div>
        ) : (
          <ol className={styles.rules} ref={list}>
            {rules.map((rule, index) => (
              <RuleCard
                key={index}
                rule={rule}
                index={index}
                count={counts[index] ?? 0}
                last={index === rules.length - 1}
                open={index === selected}
                locked={locked}
              />
            ))}
          </ol>
        )}
      </div>
    </Panel>
  );
}
