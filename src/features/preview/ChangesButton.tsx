import { Diff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { selectEditChanges } from '../../state/changes';
import { useShown, useNoted } from '../../state/useApp';
import { IconButton } from '../../ui/Button';
import styles from './ChangesButton.module.css';

/** How long to wait before announcing: not every keystroke is announced. */
const pauseMs = 700;

/** Says what the last edit changed; a click shows only those requests, before → after. */
export function ChangesButton() {
  const { sentence, before } = useNoted(selectEditChanges);
  // Several changes are counted, because their sentence is longer than the bar.
  const short = sentence.includes(',') ? `${before.size} requests changed` : sentence;
  const isShown = useShown((state) => state.comparedWith === 'edit' && state.only === 'changed');
  const compareWith = useShown((state) => state.compareWith);
  const showOnly = useShown((state) => state.showOnly);
  const announced = useLater(sentence);
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
          aria-label={short === sentence ? undefined : `${short}: ${sentence}`}
          title={`Last edit: ${sentence}. Click to show only these requests.`}
          onClick={toggle}
        >
          {short}
        </button>
      )}
      <span className="visually-hidden" role="status">
        {announced}
      </span>
    </>
  );
}

/** Starts and stops the comparison of before and after, whatever the last edit changed. */
export function CompareButton() {
  const isComparing = useShown((state) => state.comparedWith !== undefined);
  const compareWith = useShown((state) => state.compareWith);
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
  const [later, setLater] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setLater(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return later;
}
