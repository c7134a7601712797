import type { Hint } from '../../course/incident/question';
import { Button } from '../../ui/Button';
import { Words } from '../lesson/Words';
import styles from './Questions.module.css';

interface Props {
  hints: readonly Hint[];
  /** How many were opened. */
  opened: number;
  onOpen: () => void;
  onFollow: (hint: Hint) => void;
}

/** Hints one by one, each with a way to try what it says. */
export function HintList({ hints, opened, onOpen, onFollow }: Props) {
  const shown = hints.slice(0, opened);
  const left = hints.length - shown.length;
  return (
    <section className={styles.hints} aria-label="Hints">
      {shown.length > 0 && (
        <ol>
          {shown.map((hint) => (
            <li key={hint.says}>
              <Words text={hint.says} />{' '}
              {hint.filter && (
                <Button look="link" onClick={() => onFollow(hint)}>
                  Set this filter
                </Button>
              )}
              {hint.program !== undefined && (
                <>
                  <pre>{hint.program}</pre>
                  <Button look="link" onClick={() => onFollow(hint)}>
                    Open in jq
                  </Button>
                </>
              )}
            </li>
          ))}
        </ol>
      )}
      {left > 0 && (
        <Button look="link" onClick={onOpen}>
          {shown.length === 0 ? 'Show a hint' : `Next hint (${left} left)`}
        </Button>
      )}
    </section>
  );
}
