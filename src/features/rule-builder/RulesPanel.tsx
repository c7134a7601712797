import { Plus } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { flushSync } from 'react-dom';
import type { Change } from '../../audit/change';
import { isFormLocked } from '../../state/rows';
import { selectFormPolicy, selectRuleCounts } from '../../state/rules';
import type { StoreApi } from '../../state/store';
import { useAppStore, useSettled } from '../../state/useApp';
import { Button } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import { LockNote } from './LockNote';
import { PolicyForm } from './PolicyForm';
import { RuleCard } from './RuleCard';
import type { RuleActions } from './RuleForm';
import styles from './RulesPanel.module.css';

const addRuleId = 'add-rule';
const rulesId = 'rules';

/** The policy as a form over the same text: every field, every rule, in the order the API server asks. */
export function RulesPanel() {
  const store = useAppStore();
  const policy = useSettled(selectFormPolicy);
  const locked = useSettled(isFormLocked);
  const counts = useSettled(selectRuleCounts);
  const selected = useSettled((state) => state.selectedRule);
  const rules = policy?.rules ?? [];
  const emptyText = useSettled((state) => state.text.trim() === '');

  useEffect(() => {
    if (selected === undefined) return;
    card(selected)?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  const actions = useMemo(() => ruleActions(store), [store]);

  return (
    <Panel
      name="Rules"
      hint="first match decides"
      actions={
        <Button
          look="outlined"
          id={addRuleId}
          onClick={() => actions.add(emptyText ? 0 : rules.length)}
          disabled={locked && !emptyText}
        >
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
          <ol id={rulesId} className={styles.rules}>
            {rules.map((rule, index) => (
              <RuleCard
                key={index}
                rule={rule}
                index={index}
                count={counts && (counts[index] ?? 0)}
                last={index === rules.length - 1}
                open={index === selected}
                actions={actions}
              />
            ))}
          </ol>
        )}
      </div>
    </Panel>
  );
}

const card = (index: number) => document.getElementById(rulesId)?.children[index];
const head = (index: number) => card(index)?.querySelector<HTMLElement>('button');
const mover = (index: number, way: 'up' | 'down') =>
  card(index)?.querySelector<HTMLElement>(`[aria-label="Move ${way}"]:not(:disabled)`);

/**
 * What changes rules as a whole. Cards are told apart by their place, so the pressed button may
 * vanish: the page is drawn at once, and the focus goes on with the rule.
 */
function ruleActions(store: StoreApi) {
  const change = (made: Change, selectRule: number | undefined) =>
    flushSync(() => store.getState().change([made], { selectRule }));
  const actions: RuleActions & { add: (index: number) => void } = {
    add: (index) => {
      const made: Change = { kind: 'addRule', index, rule: { level: 'Metadata' } };
      if (change(made, index)) head(index)?.focus();
    },
    move: (index, by, from) => {
      const to = index + by;
      const open = store.getState().selectedRule;
      const selected = open === index ? to : open === to ? index : open;
      if (!change({ kind: 'moveRule', from: index, to }, selected)) return;
      // At the end of the list the pressed button is disabled, and its sibling takes over.
      const [pressed, sibling] = by < 0 ? (['up', 'down'] as const) : (['down', 'up'] as const);
      const target = from === 'head' ? head(to) : (mover(to, pressed) ?? mover(to, sibling));
      target?.focus();
    },
    duplicate: (index) => {
      if (change({ kind: 'duplicateRule', index }, index + 1)) head(index + 1)?.focus();
    },
    remove: (index) => {
      if (!change({ kind: 'remove', path: ['rules', index] }, undefined)) return;
      (head(index) ?? head(index - 1) ?? document.getElementById(addRuleId))?.focus();
    },
  };
  return actions;
}
