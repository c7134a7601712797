import { useState } from 'react';
import type { PolicyRule } from '../../audit/types';
import { Isolated } from '../../ui/Isolated';
import { TermTip } from '../../ui/terms/TermTip';
import type { Asked } from '../../ui/terms/termWatcher';
import { fieldsIn, fieldTerm, type FieldTerm } from './fieldTerm';
import styles from './RuleTerms.module.css';

/** Shows the field behind a word of a rule's sentence, with its help and all its values. */
export default function RuleTerms({ rules }: { rules: readonly PolicyRule[] }) {
  const [asked, setAsked] = useState<Asked>();
  const rule = asked && rules[Number(asked.terms)];
  const term = rule && asked.term !== undefined ? fieldTerm(rule, asked.term) : undefined;
  const isAnswered = rule !== undefined && (asked?.term === undefined || term !== undefined);
  return (
    <TermTip asked={isAnswered ? asked : undefined} onAsk={setAsked}>
      {term ? (
        <OneField term={term} onLeave={() => setAsked(undefined)} />
      ) : (
        rule && <AllFields rule={rule} />
      )}
    </TermTip>
  );
}

interface OneProps {
  term: FieldTerm;
  /** The reader follows the link to the glossary. */
  onLeave: () => void;
}

function OneField({ term: { name, help, glossary, values }, onLeave }: OneProps) {
  return (
    <div className={styles.one}>
      <p>
        <code className={styles.name}>{name}</code>
      </p>
      <Values values={values} />
      <p className={styles.help}>
        {help}{' '}
        <a href={glossary} onClick={onLeave}>
          Glossary
        </a>
      </p>
    </div>
  );
}

function AllFields({ rule }: { rule: PolicyRule }) {
  return (
    <dl className={styles.all}>
      {fieldsIn(rule).map(({ name, values }) => (
        <div key={name}>
          <dt>
            <code className={styles.name}>{name}</code>
          </dt>
          <dd>
            <Values values={values} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Values({ values }: { values: string[] | undefined }) {
  if (!values) return <p className={styles.help}>not set</p>;
  return (
    <ul className={styles.values}>
      {values.map((value, index) => (
        <li key={index}>
          <Isolated text={value} />
        </li>
      ))}
    </ul>
  );
}
