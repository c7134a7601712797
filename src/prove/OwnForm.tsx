import { useId, useState, type FormEvent } from 'react';
import { levels, type Level } from '../audit/types';
import { ownQuestion, questionsAtMost } from '../questions/own/readOwn';
import { Button } from '../ui/Button';
import styles from './ProvePage.module.css';

const directions = { atLeast: 'at least', atMost: 'at most' } as const;
type Direction = keyof typeof directions;

const example = `verbs: [create, update, patch]
namespaces: [shop]
resources:
  - group: apps
    resources: [deployments]`;

interface Props {
  /** Whether there are as many questions as can be kept. */
  isFull: boolean;
  onAdd: (question: object) => void;
}

/** A question of the user's own: requests in the words of a rule, and the level that is wanted. */
export function OwnForm({ isFull, onAdd }: Props) {
  const id = useId();
  const [title, setTitle] = useState('');
  const [filter, setFilter] = useState('');
  const [direction, setDirection] = useState<Direction>('atLeast');
  const [level, setLevel] = useState<Level>('Metadata');
  const [refused, setRefused] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isFull)
      return setRefused(
        `There are ${questionsAtMost} questions of yours already. Remove one first.`,
      );
    const said = title.trim() || `Recorded at ${directions[direction].slice(3)} ${level}?`;
    const read = ownQuestion(filter, { [direction]: level }, said);
    if ('refused' in read) return setRefused(read.refused);
    setRefused('');
    onAdd({ title: said, about: read.question.parts[0]?.about ?? {}, [direction]: level });
    setTitle('');
    setFilter('');
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor={`${id}t`}>Question</label>
      <input
        id={`${id}t`}
        value={title}
        maxLength={200}
        placeholder="Are changes in the shop recorded?"
        onChange={({ target }) => setTitle(target.value)}
      />
      <label htmlFor={`${id}f`}>Requests</label>
      <div className={styles.filter}>
        <textarea
          id={`${id}f`}
          rows={6}
          spellCheck={false}
          autoCapitalize="off"
          value={filter}
          placeholder={example}
          aria-describedby={`${id}h`}
          onChange={({ target }) => setFilter(target.value)}
        />
        <p id={`${id}h`} className={styles.muted}>
          The fields of a rule, as YAML: users, userGroups, verbs, resources, namespaces,
          nonResourceURLs. Empty: every request.{' '}
          <Button look="link" onClick={() => setFilter(example)}>
            Use the example
          </Button>
        </p>
      </div>
      <span>Recorded</span>
      <div className={styles.wanted}>
        <select
          aria-label="At least or at most"
          value={direction}
          onChange={({ target }) => setDirection(target.value === 'atMost' ? 'atMost' : 'atLeast')}
        >
          {Object.entries(directions).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
        <select
          aria-label="Level"
          value={level}
          onChange={({ target }) =>
            setLevel(levels.find((each) => each === target.value) ?? 'Metadata')
          }
        >
          {levels.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
        <Button type="submit" look="primary">
          Ask
        </Button>
      </div>
      {refused !== '' && (
        <p role="alert" className={styles.refused}>
          {refused}
        </p>
      )}
    </form>
  );
}
