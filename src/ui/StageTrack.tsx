import { stages, type Stage, type StageFate } from '../audit/types';
import styles from './StageTrack.module.css';

/** Four marks in order R S C P: ● recorded, ○ omitted, · never. Decoration: say stagesText beside it. */
export function StageTrack({ fates }: { fates: Record<Stage, StageFate> }) {
  return (
    <span className={styles.track} aria-hidden="true">
      {stages.map((stage) => (
        <i key={stage} data-fate={fates[stage]} title={`${stage}: ${words[fates[stage]]}`} />
      ))}
    </span>
  );
}

const words: Record<StageFate, string> = {
  recorded: 'recorded',
  omitted: 'omitted',
  never: 'never happens here',
};

/** The same as words: "ResponseComplete recorded, RequestReceived omitted". */
export function stagesText(fates: Record<Stage, StageFate>): string {
  const parts = (['recorded', 'omitted'] as const).flatMap((fate) => {
    const found = stages.filter((stage) => fates[stage] === fate);
    return found.length > 0 ? [`${found.join(', ')} ${fate}`] : [];
  });
  return parts.join('; ') || 'none';
}
