import { Plus } from 'lucide-react';
import { Suspense, useEffect, useMemo, useRef } from 'react';
import { newRulePlaceText } from '../../analysis/newRulePlace';
import { selectNewRulePlace } from '../../state/newRule';
import type { Policy } from '../../audit/types';
import { addresses } from '../../course/addresses';
import { freshness, isFormReadOnly } from '../../state/rows';
import {
  selectFormPolicy,
  selectLitRule,
  selectRuleCounts,
  selectRuleKeys,
  selectUnreached,
} from '../../state/rules';
import {
  useAppStore,
  useSettled,
  useNotedStore,
  useNoted,
  useStudioRoot,
} from '../../state/useApp';
import { lazy } from '../../ui/lazy';
import { Boundary } from '../../ui/Boundary';
import { Button } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import { showCard } from './cards';
import { PolicyForm } from './PolicyForm';
import { DragStatus } from './DragStatus';
import { ruleActions } from './ruleActions';
import { RuleList } from './RuleList';
import { indexAfterDrop, useRuleDrag } from './useRuleDrag';
import styles from './RulesPanel.module.css';

const LockNote = lazy(() => import('./LockNote'), 'early');
const LongRuleList = lazy(() => import('./LongRuleList'));

/** The hint of the pane. */
const usual = 'first match wins';

/** Up to this many rules, all cards are on the page, so that the browser's search finds them. */
const fewRules = 100;
/** What the fields of the policy show while there is none: they stay where they are. */
const noPolicy: Policy = { rules: [] };
/** Loaded after the first paint; the sentences do not need it. */
const RuleTerms = lazy(() => import('./RuleTerms'));

interface Props {
  /** Opens the dialog that makes the policy shorter, where there is one. */
  onSimplify?: () => void;
}

/** The policy as a form on the same text: all fields, and the rules in the order of evaluation. */
export function RulesPanel({ onSimplify }: Props) {
  const store = useAppStore();
  const noted = useNotedStore();
  const root = useStudioRoot();
  const policy = useSettled(selectFormPolicy);
  const locked = useSettled(isFormReadOnly);
  const keys = useSettled(selectRuleKeys);
  const counts = useNoted(selectRuleCounts);
  const unreached = useNoted(selectUnreached);
  const selected = useSettled((state) => state.selectedRule);
  const rules = policy?.rules ?? [];
  const emptyText = useSettled((state) => state.text.trim() === '');

  /** An empty text cannot be read either, and is no error here. */
  const isReadOnly = locked && !emptyText;
  const isChecking = useSettled((state) => freshness(state) === 'reading');
  const isOlder = isReadOnly && !isChecking;
  const place = useSettled((state) => newRulePlaceText(selectNewRulePlace(state)));

  const lit = useNoted(selectLitRule);
  const scroller = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (selected !== undefined) showCard(root, selected);
  }, [root, selected]);
  // When another request is selected, but not when its rule changes: the list must not jump while typing.
  useEffect(
    () =>
      noted.subscribe((now, before) => {
        const rule =
          now.selectedRequest === before.selectedRequest ? undefined : selectLitRule(now);
        if (rule !== undefined) showCard(root, rule);
      }),
    [root, noted],
  );

  const actions = useMemo(() => ruleActions(store, root), [store, root]);
  const { drag, handlers } = useRuleDrag(scroller, rules.length, (dropped) =>
    actions.move(dropped.from, indexAfterDrop(dropped), 'handle'),
  );

  const list = { rules, keys, counts, unreached, selected, lit, locked, drag, actions, scroller };

  return (
    <Panel
      name="Rules"
      hint={
        isOlder ? (
          <Boundary fallback={usual}>
            <Suspense fallback={usual}>
              <LockNote />
            </Suspense>
          </Boundary>
        ) : (
          usual
        )
      }
      actions={
        <>
          {onSimplify && (
            <Button
              onClick={onSimplify}
              title="Simplify the policy: shorter, and records the same of every request"
              disabled={isReadOnly || rules.length === 0}
            >
              Simplify
            </Button>
          )}
          <Button
            look="outlined"
            data-control="add"
            onClick={actions.add}
            title={place === '' ? undefined : `Add rule ${place}`}
            disabled={isReadOnly}
          >
            <Plus size={14} aria-hidden="true" />
            Add rule
          </Button>
        </>
      }
    >
      <div
        className={styles.scroll}
        ref={scroller}
        data-dragging={drag !== undefined}
        data-stale={isOlder && rules.length > 0}
        {...handlers}
      >
        <PolicyForm policy={policy ?? noPolicy} locked={locked || !policy} />
        {rules.length === 0 ? (
          <div className={styles.empty}>
            {isReadOnly ? (
              <>
                <p>No rules to show.</p>
                <p>
                  {isChecking
                    ? 'Checking the text…'
                    : 'This text can’t be read. See Problems for the error.'}
                </p>
              </>
            ) : (
              <>
                <p>No rules yet.</p>
                <p>
                  kube-apiserver rejects a policy without rules. Add a rule, paste a policy or start
                  from a template.
                </p>
                <p>
                  <a href={addresses.lesson('anatomy-of-a-rule')}>Learn: anatomy of a rule</a>
                </p>
              </>
            )}
          </div>
        ) : (
          <Suspense fallback={<RuleList {...list} rules={rules.slice(0, fewRules)} />}>
            {rules.length > fewRules ? <LongRuleList {...list} /> : <RuleList {...list} />}
          </Suspense>
        )}
      </div>
      <DragStatus drag={drag} />
      <Boundary fallback={null}>
        <Suspense>
          <RuleTerms rules={rules} />
        </Suspense>
      </Boundary>
    </Panel>
  );
}
