import { ArrowDown, ArrowUp, Copy, Trash2 } from 'lucide-react';
import { Suspense, useDeferredValue, useLayoutEffect, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import {
  levels,
  type GroupResources,
  type Level,
  type MatchListField,
  type PolicyRule,
  type RuleField,
} from '../../audit/types';
import { isFormReadOnly } from '../../state/rows';
import { selectFormPolicy, selectRuleKeys } from '../../state/rules';
import { useSettled, useStudioRoot } from '../../state/useApp';
import { Boundary } from '../../ui/Boundary';
import { Button, IconButton } from '../../ui/Button';
import { lazy } from '../../ui/lazy';
import { Segmented } from '../../ui/Segmented';
import { useIsPainted } from '../../ui/useBehindPaint';
import { showCard } from './cards';
import { FieldChangeContext, useRuleChange } from './fieldChange';
import { RuleKeyContext } from './fields/drafts';
import { FieldLabel } from './fields/FieldLabel';
import { notApplicable } from './fields/notApplicable';
import { ListField } from './ListField';
import type { RuleActions } from './ruleActions';
import { ManagedFieldsField } from './ManagedFieldsField';
import { PlaceSelect } from './PlaceSelect';
import { ResourcesField } from './ResourcesField';
import { RuleProblems } from './RuleProblems';
import { StagesField } from './StagesField';
import styles from './RuleForm.module.css';

const RuleReach = lazy(() => import('./reach/RuleReach'));

interface Props {
  rule: PolicyRule;
  index: number;
  last: boolean;
  actions: RuleActions;
}

/** Constants for absent lists, so that unchanged fields do not render again. */
const none: readonly string[] = [];
const noEntries: readonly GroupResources[] = [];

const levelOptions = levels.map((value) => ({
  value,
  name: value,
  text: value === 'RequestResponse' ? '+ Response' : value,
}));

interface EditorProps {
  rule: PolicyRule;
  locked: boolean;
  policyStages: readonly string[] | undefined;
}
type Editor = (props: EditorProps) => ReactNode;

/** An editor for a list; `empty` is its placeholder. */
const listEditor = (field: MatchListField, label: string, empty: string): [string, Editor] => [
  label,
  ({ rule, locked }) => (
    <ListField
      field={field}
      label={label}
      empty={empty}
      values={rule[field] ?? none}
      locked={locked}
    />
  ),
];

/** The label of each field except the level, and what edits it, in the order of the form. */
const editors: Readonly<Record<Exclude<RuleField, 'level'>, [label: string, Editor]>> = {
  verbs: listEditor('verbs', 'Verbs', 'every verb'),
  resources: [
    'Resources',
    ({ rule, locked }) => <ResourcesField entries={rule.resources ?? noEntries} locked={locked} />,
  ],
  namespaces: listEditor('namespaces', 'Namespaces', 'anywhere'),
  users: listEditor('users', 'Users', 'anyone'),
  userGroups: listEditor('userGroups', 'User groups', 'any group'),
  nonResourceURLs: listEditor('nonResourceURLs', 'Non-resource URLs', 'none'),
  omitStages: [
    'Omit stages',
    ({ rule, locked, policyStages }) => (
      <StagesField
        chosen={rule.omitStages ?? none}
        {...(policyStages && { inherited: policyStages })}
        locked={locked}
      />
    ),
  ],
  omitManagedFields: [
    'Omit managed fields',
    ({ rule, locked }) => (
      <ManagedFieldsField value={rule.omitManagedFields} locked={locked} inRule />
    ),
  ],
};

/** Every field of one rule. */
export default function RuleForm({ rule, index, last, actions }: Props) {
  const change = useRuleChange(index);
  // While typing in a long text, the form is locked for moments; rendering that must not delay typing.
  const locked = useDeferredValue(useSettled(isFormReadOnly));
  const policyStages = useSettled((state) => selectFormPolicy(state)?.omitStages);
  const level = levels.find((each) => each === rule.level);
  // The card opens first and the fields follow, because they take longer than a frame.
  const isOpened = useIsPainted();
  const key = useSettled((state) => selectRuleKeys(state)[index]);
  const folded = notApplicable(rule);
  const [unfolded, setUnfolded] = useState<readonly string[]>([]);
  const root = useStudioRoot();
  useLayoutEffect(() => {
    if (isOpened) showCard(root, index);
  }, [isOpened, root, index]);

  return (
    <div className={styles.form}>
      <RuleTools index={index} last={last} locked={locked} actions={actions} />
      <RuleProblems index={index} />
      <Boundary fallback={null}>
        <Suspense>
          <RuleReach index={index} />
        </Suspense>
      </Boundary>
      <div className={styles.fields}>
        <FieldLabel place="rule" field="level" text="Level" />
        <Segmented<Level>
          label="Level"
          options={levelOptions}
          value={level}
          disabled={locked}
          onChange={(value) => change([{ kind: 'set', path: ['level'], value }])}
        />
        {isOpened && (
          <RuleKeyContext value={key}>
            <FieldChangeContext value={change}>
              {Object.entries(editors).map(([field, [label, edit]]) => {
                const why = unfolded.includes(field) ? undefined : folded[field as RuleField];
                return (
                  <div key={field} className={styles.field} data-folded={why !== undefined}>
                    <FieldLabel place="rule" field={field} text={label} />
                    {why === undefined ? (
                      edit({ rule, locked, policyStages })
                    ) : (
                      <NotApplicable
                        why={why}
                        label={label}
                        onShow={() => setUnfolded([...unfolded, field])}
                      />
                    )}
                  </div>
                );
              })}
            </FieldChangeContext>
          </RuleKeyContext>
        )}
      </div>
    </div>
  );
}

/** In the place of a field that the rule cannot have as it is. */
function NotApplicable({ why, label, onShow }: { why: string; label: string; onShow: () => void }) {
  return (
    <span className={styles.folded}>
      {why}
      <Button
        look="link"
        aria-label={`Show ${label}`}
        onClick={({ currentTarget }) => {
          // The button disappears, and what it shows gets the focus.
          const field = currentTarget.closest('[data-folded]');
          flushSync(onShow);
          field?.querySelector<HTMLElement>('input, button:not([popovertarget])')?.focus();
        }}
      >
        Show
      </Button>
    </span>
  );
}

function RuleTools({ index, last, locked, actions }: Omit<Props, 'rule'> & { locked: boolean }) {
  const { move, duplicate, remove } = actions;
  return (
    <div className={styles.tools} role="group" aria-label={`Rule ${index + 1} actions`}>
      <PlaceSelect index={index} locked={locked} actions={actions} />
      <span className={styles.grow} />
      <IconButton
        label="Move up"
        data-control="up"
        disabled={locked || index === 0}
        onClick={() => move(index, index - 1, 'up')}
      >
        <ArrowUp size={15} />
      </IconButton>
      <IconButton
        label="Move down"
        data-control="down"
        disabled={locked || last}
        onClick={() => move(index, index + 1, 'down')}
      >
        <ArrowDown size={15} />
      </IconButton>
      <IconButton label="Duplicate rule" disabled={locked} onClick={() => duplicate(index)}>
        <Copy size={15} />
      </IconButton>
      <IconButton label="Delete rule" disabled={locked} onClick={() => remove(index)}>
        <Trash2 size={15} />
      </IconButton>
    </div>
  );
}
