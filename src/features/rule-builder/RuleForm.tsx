import { ArrowDown, ArrowUp, Copy, Trash2 } from 'lucide-react';
import { Fragment, useDeferredValue, useLayoutEffect, type ReactNode } from 'react';
import {
  levels,
  type GroupResources,
  type Level,
  type MatchListField,
  type PolicyRule,
  type RuleField,
} from '../../audit/types';
import { isFormReadOnly } from '../../state/rows';
import { selectFormPolicy } from '../../state/rules';
import { useSettled, useStudioRoot } from '../../state/useApp';
import { IconButton } from '../../ui/Button';
import { Segmented } from '../../ui/Segmented';
import { useIsPainted } from '../../ui/useBehindPaint';
import { showCard } from './cards';
import { FieldChangeContext, useRuleChange } from './fieldChange';
import { ListField } from './ListField';
import type { RuleActions } from './ruleActions';
import { ManagedFieldsField } from './ManagedFieldsField';
import { PlaceSelect } from './PlaceSelect';
import { ResourcesField } from './ResourcesField';
import { RuleProblems } from './RuleProblems';
import { StagesField } from './StagesField';
import styles from './RuleForm.module.css';

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
const listEditor =
  (field: MatchListField, label: string, empty: string): Editor =>
  ({ rule, locked }) => (
    <ListField
      field={field}
      label={label}
      empty={empty}
      values={rule[field] ?? none}
      locked={locked}
    />
  );

/** What edits each field except the level, in the order of the form. */
const editors: Readonly<Record<Exclude<RuleField, 'level'>, Editor>> = {
  verbs: listEditor('verbs', 'Verbs', 'every verb'),
  resources: ({ rule, locked }) => (
    <ResourcesField entries={rule.resources ?? noEntries} locked={locked} />
  ),
  namespaces: listEditor('namespaces', 'Namespaces', 'anywhere'),
  users: listEditor('users', 'Users', 'anyone'),
  userGroups: listEditor('userGroups', 'User groups', 'any group'),
  nonResourceURLs: listEditor('nonResourceURLs', 'Non-resource URLs', 'none'),
  omitStages: ({ rule, locked, policyStages }) => (
    <StagesField
      chosen={rule.omitStages ?? none}
      {...(policyStages && { inherited: policyStages })}
      locked={locked}
    />
  ),
  omitManagedFields: ({ rule, locked }) => (
    <ManagedFieldsField value={rule.omitManagedFields} locked={locked} inRule />
  ),
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
  const root = useStudioRoot();
  useLayoutEffect(() => {
    if (isOpened) showCard(root, index);
  }, [isOpened, root, index]);

  return (
    <div className={styles.form}>
      <RuleTools index={index} last={last} locked={locked} actions={actions} />
      <RuleProblems index={index} />
      <div className={styles.fields}>
        <span className={styles.label}>Level</span>
        <Segmented<Level>
          label="Level"
          options={levelOptions}
          value={level}
          disabled={locked}
          onChange={(value) => change([{ kind: 'set', path: ['level'], value }])}
        />
        {isOpened && (
          <FieldChangeContext value={change}>
            {Object.entries(editors).map(([field, edit]) => (
              <Fragment key={field}>{edit({ rule, locked, policyStages })}</Fragment>
            ))}
          </FieldChangeContext>
        )}
      </div>
    </div>
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
