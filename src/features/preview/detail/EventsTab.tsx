import { useMemo, useState } from 'react';
import { stages, type Level, type RequestAuditConfig, type Stage } from '../../../audit/types';
import { bytesAtLevels, compareEvents, hasManagedFields } from '../../../engine/compareEvents';
import { outputOf, type Row } from '../../../engine/decide';
import { explainStages } from '../../../engine/explain';
import { useShown } from '../../../state/useApp';
import { whyNothing } from '../levelWords';
import { CompareBar } from './CompareBar';
import { EventView } from './EventView';
import { StageTimeline } from './StageTimeline';
import styles from './EventsTab.module.css';

/**
 * The audit events of the request as they would appear in the log, stage by stage, and what another
 * level would add or drop. The comparison never changes the policy, and selecting another request
 * resets it.
 */
export function EventsTab({ row: { request, decision } }: { row: Row }) {
  const policy = useShown((state) => state.lastGood?.reading.policy);
  const kubernetes = useShown((state) => state.kubernetes);
  const [level, setLevel] = useState<Level>();
  const [omitManagedFields, setOmitManagedFields] = useState<boolean>();
  const [picked, setPicked] = useState<Stage>();
  const compared: RequestAuditConfig = useMemo(() => {
    const asked = { ...decision, level: level ?? decision.level };
    const managed = omitManagedFields !== undefined && hasManagedFields(request, asked, kubernetes);
    return managed ? { ...asked, omitManagedFields } : asked;
  }, [request, decision, kubernetes, level, omitManagedFields]);
  const comparison = useMemo(
    () => compareEvents(request, decision, compared, kubernetes),
    [request, decision, compared, kubernetes],
  );
  if (!policy) return null;

  const has = (stage: Stage) => {
    const sides = comparison.stages[stage];
    return sides.decided !== undefined || sides.compared !== undefined;
  };
  const stage = picked && has(picked) ? picked : stages.findLast(has);
  return (
    <div className={styles.events}>
      <CompareBar
        sizes={bytesAtLevels(request, compared, kubernetes)}
        decided={decision}
        compared={compared}
        comparison={comparison}
        managed={hasManagedFields(request, compared, kubernetes)}
        onLevel={setLevel}
        onManaged={setOmitManagedFields}
        onBack={() => {
          setLevel(undefined);
          setOmitManagedFields(undefined);
        }}
      />
      <StageTimeline
        reasons={explainStages(policy, decision, request, kubernetes)}
        sides={comparison.stages}
        shown={stage}
        onPick={setPicked}
      />
      {stage === undefined ? (
        <p className={styles.nothing}>
          {whyNothing({ decision: compared, output: outputOf(request, compared, kubernetes) })}
        </p>
      ) : (
        <EventView
          key={stage}
          stage={stage}
          sides={comparison.stages[stage]}
          log={comparison.log}
        />
      )}
    </div>
  );
}
