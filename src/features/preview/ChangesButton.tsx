import { Diff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { selectEditChanges } from '../../state/changes';
import { useApp, useSettled } from '../../state/useApp';
import { IconButton } from '../../ui/Button';
import styles from './ChangesButton.module.css';

/** Who types is not told every letter. */
const pauseMs = 700;

/** What the last edit changed, quietly; pressed, it shows just those requests, before → after. */
export function ChangesButton() {
  const { sentence } = useSettled(selectEditChanges);
  const isShown = useApp((state) => state.comparedWith === 'edit' && state.only === 'changed');
  const compareWith = useApp((state) => state.compareWith);
  const showOnly = useApp((state) => state.showOnly);
  const said = useLater(sentence);
  const toggle = () => {
    compareWith(isShown ? undefined : 'edit');
    if (!isShown) showOnly('changed');
  };
  return (
    <>
      {sentence !== '' && (
        <button
          type="button"
          className={styles.changes}
          aria-pressed={isShown}
          title={`The last edit: ${sentence}. Press to see just these requests.`}
          onClick={toggle}
        >
          {sentence}
        </button>
      )}
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  );
}

/** Begins and ends the comparison of before and after, whatever the last edit did. */
export function CompareButton() {
  const isComparing = useApp((state) => state.comparedWith !== undefined);
  const compareWith = useApp((state) => state.compareWith);
  return (
    <IconButton
      label="Compare before and after"
      aria-pressed={isComparing}
      onClick={() => compareWith(isComparing ? undefined : 'baseline')}
    >
      <Diff size={15} />
    </IconButton>
  );
}

function useLater(text: string): string {
  const [said, setSaid] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return said;
}
