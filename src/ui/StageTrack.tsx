import { stages, type Stage, type StageFate } from '../audit/types';
import styles from './StageTrack.module.css';

/** Four marks in order R S C P: ● recorded, ○ omitted, – happens but is not recorded (level None), · never. Decorative: pair it with stagesText. */
export function StageTrack({ fates }: { fates: Record<Stage, StageFate> }) {
  const marks = stages.map((stage) => `var(--${fates[stage]})`).join();
  return (
    <span
      className={styles.track}
      style={{ backgroundImage: marks }}
      title={stagesText(fates)}
      aria-hidden="true"
    />
  );
}

/** The mark of one stage. Decorative: name its fate next to it. */
export function StageMark({ fate }: { fate: StageFate }) {
  const mark = { backgroundImage: `var(--${fate})` };
  return <span className={`${styles.track} ${styles.single}`} style={mark} aria-hidden="true" />;
}

const fateWords = { recorded: 'recorded', omitted: 'omitted', unrecorded: 'not recorded' } as const;

/** Returns the marks in words: "ResponseComplete recorded, RequestReceived omitted". */
export function stagesText(fates: Record<Stage, StageFate>): string {
  const parts = (['recorded', 'omitted', 'unrecorded'] as const).flatMap((fate) => {
    const found = stages.filter((stage) => fates[stage] === fate);
    return found.length > 0 ? [`${found.join(', ')} ${fateWords[fate]}`] : [];
  });
  return parts.join('; ') || 'none';
}
