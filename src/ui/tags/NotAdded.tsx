import { shownValue } from '../../audit/shownValue';
import { Button } from '../Button';
import type { Offer } from './SuggestBox';
import styles from './TagInput.module.css';

interface Props {
  id: string;
  /** "Add" or "Use". */
  verb: string;
  /** The known value that what is typed is a part of. */
  offer: Offer;
  typed: string;
  onOffer: () => void;
  onTyped: () => void;
}

/** Says that what is typed in a field is not in the policy yet, and offers to write it there. */
export function NotAdded({ id, verb, offer, typed, onOffer, onTyped }: Props) {
  const { value, detail = '', pick } = offer;
  return (
    <p id={id} role="status" className={styles.notAdded}>
      Not in the policy yet.
      <Button look="link" onClick={onOffer}>
        {verb} {shownValue(value)} {pick && detail}
      </Button>
      <Button look="link" onClick={onTyped}>
        {verb} “{shownValue(typed)}”
      </Button>
    </p>
  );
}
