import { ArrowDown, ArrowUp, Copy, Trash2 } from 'lucide-react';
import { levels, type Level, type Path, type PolicyRule } from '../../audit/types';
import { useApp, useAppStore } from '../../state/useApp';
import { IconButton } from '../../ui/Button';
import { Segmented } from '../../ui/Segmented';
import { ListField } from './ListField';
import { ManagedFieldsField } from './ManagedFieldsField';
import { ResourcesField } from './ResourcesField';
import { RuleProblems } from './RuleProblems';
import { StagesField } from './StagesField';
import {
  suggestNamespaces,
  suggestUrls,
  suggestUserGroups,
  suggestUsers,
  suggestVerbs,
} from '../../state/suggestions';
import styles from './RuleForm.module.css';

interface Props {
  rule: PolicyRule;
  index: number;
  last: boolean;
  locked: boolean;
}

const levelOptions = levels.map((value) => ({
  value,
  name: value,
  text: value === 'RequestResponse' ? '+ Response' : value,
}));

/** Every field of one rule, as the format knows them. */
export default function RuleForm({ rule, index, last, locked }: Props) {
  const change = useApp((state) => state.change);
  const policyStages = useApp((state) => state.analysis.reading.draft?.omitStages);
  const path: Path = ['rules', index];
  const level = levels.find((each) => each === rule.level);
  const list = { rule, path, locked };

  return (
    <div className={styles.form}>
      <RuleTools index={index} last={last} locked={locked} />
      <RuleProblems index={index} />
      <div className={styles.fields}>
        <span className={styles.label}>Level</span>
        <Segmented<Level>
          label="Level"
          options={levelOptions}
          value={level}
          disabled={locked}
          onChange={(value) => change([{ kind: 'set', path: [...path, 'level'], value }])}
        />
        <ListField
          {...list}
          field="verbs"
          label="Verbs"
          empty="every verb"
          suggestions={suggestVerbs()}
        />
        <ResourcesField rule={rule} path={path} locked={locked} />
        <ListField
          {...list}
          field="namespaces"
          label="Namespaces"
          empty="every namespace, and cluster-scoped"
          suggestions={suggestNamespaces()}
        />
        <ListField
          {...list}
          field="users"
          label="Users"
          empty="anyone"
          suggestions={suggestUsers()}
        />
        <ListField
          {...list}
          field="userGroups"
          label="User groups"
          empty="any group"
          suggestions={suggestUserGroups()}
        />
        <ListField
          {...list}
          field="nonResourceURLs"
          label="Non-resource URLs"
          empty="not about URLs"
          suggestions={suggestUrls()}
        />
        <StagesField
          path={path}
          chosen={rule.omitStages ?? []}
          {...(policyStages && { inherited: policyStages })}
          locked={locked}
        />
        <ManagedFieldsField path={path} value={rule.omitManagedFields} locked={locked} inRule />
      </div>
    </div>
  );
}

function RuleTools({ index, last, locked }: { index: number; last: boolean; locked: boolean }) {
  const store = useAppStore();
  const move = (to: number) => {
    if (store.getState().change([{ kind: 'moveRule', from: index, to }])) {
      store.getState().selectRule(to);
    }
  };
  const duplicate = () => {
    if (store.getState().change([{ kind: 'duplicateRule', index }])) {
      store.getState().selectRule(index + 1);
    }
  };
  const remove = () => {
    if (store.getState().change([{ kind: 'remove', path: ['rules', index] }])) {
      store.getState().selectRule(undefined);
    }
  };
  return (
    <div className={styles.tools} role="toolbar" aria-label={`Rule ${index + 1} actions`}>
      <IconButton label="Move up" disabled={locked || index === 0} onClick={() => move(index - 1)}>
        <ArrowUp size={15} />
      </IconButton>
      <IconButton label="Move down" disabled={locked || last} onClick={() => move(index + 1)}>
        <ArrowDown size={15} />
      </IconButton>
      <IconButton label="Duplicate rule" disabled={locked} onClick={duplicate}>
        <Copy size={15} />
      </IconButton>
      <IconButton label="Delete rule" disabled={locked} onClick={remove}>
        <Trash2 size={15} />
      </IconButton>
    </div>
  );
}
