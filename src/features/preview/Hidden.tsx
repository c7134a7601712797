import { useShown } from '../../state/useApp';
import { Button } from '../../ui/Button';
import { useShowAnswer } from './useShowAnswer';
import styles from './BeforeAfterBar.module.css';

/** Says that the answer is hidden, and shows it. If a request is selected, its detail has the button. */
export default function Hidden() {
  const isSelected = useShown((state) => state.selectedRequest !== undefined);
  const showAnswer = useShowAnswer();
  return (
    <div className={styles.bar} role="group" aria-label="Hidden answer">
      <span className={styles.quiet}>Which rule matches, and what is recorded?</span>
      {!isSelected && (
        <Button look="link" onClick={showAnswer}>
          Show the answer
        </Button>
      )}
    </div>
  );
}
