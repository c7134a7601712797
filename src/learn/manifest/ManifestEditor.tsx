import { RotateCcw } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import type { ManifestExercise } from '../../course/types';
import LineNumbers from '../../editor/plain/LineNumbers';
import { replaceText } from '../../enable/check/replaceText';
import { Button } from '../../ui/Button';
import { isPressed } from '../../ui/shortcut';
import exerciseStyles from '../exercise/Exercise.module.css';
import type { ManifestAnswer } from './useManifest';
import styles from './Manifest.module.css';

interface Props {
  exercise: ManifestExercise;
  answer: ManifestAnswer;
  area: RefObject<HTMLTextAreaElement | null>;
}

/** The text of a configuration, with its line numbers, to change. */
export function ManifestEditor({ exercise: { file, start }, answer, area }: Props) {
  const { text, type, submit } = answer;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isPressed(event.nativeEvent, 'Mod+Enter')) return;
    event.preventDefault();
    event.stopPropagation();
    submit();
  };
  return (
    <section className={styles.editor} aria-label="Configuration">
      <div className={styles.bar}>
        <code>{file}</code>
        <Button className={exerciseStyles.onPhones ?? ''} onClick={submit}>
          Check
        </Button>
        {text !== start && (
          <Button onClick={() => area.current && replaceText(area.current, start)}>
            <RotateCcw size={14} aria-hidden="true" />
            Start again
          </Button>
        )}
      </div>
      <div className={styles.area}>
        <LineNumbers area={area} text={text} />
        <textarea
          ref={area}
          aria-label="Configuration of kube-apiserver"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          wrap="off"
          value={text}
          onChange={({ target }) => type(target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
    </section>
  );
}
