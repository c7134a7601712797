import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { newestKubernetes } from '../../audit/types';
import type { PolicyExercise } from '../../course/types';
import { PlainEditor, type Caret } from '../../editor/PlainEditor';
import { check } from '../../engine/check';
import { StoreContext } from '../../state/useApp';
import { Button } from '../../ui/Button';
import { useStudio } from '../studio/useStudio';
import styles from './Exam.module.css';

interface Props {
  exercise: PolicyExercise;
  text: string;
  onText: (text: string) => void;
}

/** A plain editor as in a terminal, and an API server to start: it says whether it accepts the file, no more. */
export function ExamEditor({ exercise, text, onText }: Props) {
  const { kubernetes = newestKubernetes, start } = exercise;
  const studio = useStudio(() => ({ text, kubernetes, requests: [] }));
  const { store } = studio;
  const left = useRef<Caret>(undefined);
  const save = useEffectEvent(onText);
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (state.text !== before.text) save(state.text);
      }),
    [store],
  );
  const [said, setSaid] = useState('');
  const restart = () => {
    const { error, warning } = check(store.getState().text, kubernetes).reading;
    setSaid(
      error ??
        (warning === null
          ? 'kube-apiserver is running.'
          : `kube-apiserver is running.\n${warning}`),
    );
  };
  return (
    <StoreContext value={studio}>
      <div className={styles.terminal}>
        <p className={styles.file}>
          <code>/etc/kubernetes/audit/policy.yaml</code>
          <span className={styles.grow} />
          <Button onClick={() => store.getState().undo()}>Undo</Button>
          <Button onClick={() => store.getState().replaceText(start)}>Start again</Button>
        </p>
        <PlainEditor left={left} />
        <div className={styles.server}>
          <Button look="outlined" onClick={restart}>
            Restart kube-apiserver
          </Button>
          <pre role="status">{said}</pre>
        </div>
      </div>
    </StoreContext>
  );
}
