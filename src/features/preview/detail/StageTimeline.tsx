import type { StageReason } from '../../../audit/event/stageReasons';
import type { Stage } from '../../../audit/types';
import type { StageComparison } from '../../../engine/compareEvents';
import { formatBytes, signedBytes } from '../../../ui/formatBytes';
import { StageMark } from '../../../ui/StageTrack';
import styles from './StageTimeline.module.css';

interface Props {
  reasons: readonly StageReason[];
  sides: Record<Stage, StageComparison>;
  /** The stage whose event is shown below. */
  shown: Stage | undefined;
  onPick: (stage: Stage) => void;
}

/** The column letters of the grid. */
const letters: Record<Stage, string> = {
  RequestReceived: 'R',
  ResponseStarted: 'S',
  ResponseComplete: 'C',
  Panic: 'P',
};

/** The stages of the request in order: when each is recorded, or why not. A click on a name shows its event. */
export function StageTimeline({ reasons, sides, shown, onPick }: Props) {
  return (
    <ol className={styles.timeline} aria-label="Stages">
      {reasons.map(({ stage, fate, why }) => {
        const { decided, compared } = sides[stage];
        const hasEvent = decided !== undefined || compared !== undefined;
        return (
          <li
            key={stage}
            className={styles.stage}
            data-fate={fate}
            data-event={hasEvent}
            data-shown={stage === shown}
            title={why}
          >
            <span className={styles.letter} aria-hidden="true">
              {letters[stage]}
            </span>
            <span className={styles.mark}>
              <StageMark fate={fate} />
            </span>
            {hasEvent ? (
              <button
                type="button"
                className={styles.name}
                aria-pressed={stage === shown}
                onClick={() => onPick(stage)}
              >
                {stage}
              </button>
            ) : (
              <span className={styles.name}>{stage}</span>
            )}
            <span className={styles.why}>{why}</span>
            <span className={styles.bytes}>
              <Size side={sides[stage]} />
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function Size({ side: { decided, compared, saved } }: { side: StageComparison }) {
  if (saved !== undefined) return <>saves {formatBytes(saved)}</>;
  if (!decided && !compared) return null;
  const difference = (compared?.bytes ?? 0) - (decided?.bytes ?? 0);
  return (
    <>
      {decided && formatBytes(decided.bytes)}
      {difference !== 0 && (
        <strong className={styles.difference} data-more={difference > 0}>
          {' '}
          {signedBytes(difference)}
        </strong>
      )}
    </>
  );
}
