import { useDeferredValue, useId, useMemo } from 'react';
import type { KubernetesVersion } from '../../audit/types';
import { check } from '../../engine/check';
import { Button } from '../../ui/Button';
import { Length } from './Length';
import styles from './Teach.module.css';

interface Props {
  label: string;
  help: string;
  text: string;
  atMost: number;
  kubernetes: KubernetesVersion;
  onChange: (text: string) => void;
  /** Puts the studio's policy in its place. */
  onTake: (() => void) | undefined;
}

/** A policy as text, with what kube-apiserver says about it. */
export function PolicyField({ label, help, text, atMost, kubernetes, onChange, onTake }: Props) {
  const id = useId();
  const shown = useDeferredValue(text);
  const said = useMemo(() => verdictOf(shown, kubernetes), [shown, kubernetes]);
  return (
    <div className={styles.field}>
      <div className={styles.row}>
        <label htmlFor={id}>{label}</label>
        {onTake && (
          <Button look="link" onClick={onTake}>
            Use the studio’s policy
          </Button>
        )}
      </div>
      <textarea
        id={id}
        className={styles.policy}
        rows={Math.min(18, Math.max(5, text.split('\n').length + 1))}
        value={text}
        spellCheck={false}
        autoCapitalize="off"
        onChange={({ target }) => onChange(target.value)}
      />
      <small data-bad={said !== undefined}>{said ?? help}</small>
      <Length length={text.length} atMost={atMost} />
    </div>
  );
}

function verdictOf(text: string, kubernetes: KubernetesVersion): string | undefined {
  if (text.trim() === '') return undefined;
  const { error } = check(text, kubernetes).reading;
  return error === undefined || error === null
    ? undefined
    : `kube-apiserver rejects this policy: ${error}`;
}
