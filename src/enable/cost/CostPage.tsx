import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { assumptions } from '../../apiServer/cost/assumptions';
import { trafficOf } from '../../apiServer/cost/traffic';
import { useApp } from '../../state/useApp';
import { Button } from '../../ui/Button';
import { Segmented } from '../../ui/Segmented';
import styles from '../backends/Backends.module.css';
import { Field } from '../backends/Field';
import { CostResults } from './CostResults';
import {
  assumptionLabels,
  assumptionNames,
  firstForm,
  readCostForm,
  shapeFields,
  type CostForm,
} from './form';
import { readPasted, type Pasted } from './pasted';
import { PastedFields } from './PastedFields';
import { costOfPolicy } from './recordedOf';

/** What is in the fields stays while the tab is open; and the last of which there is an estimate. */
let kept = firstForm;
let keptGood = firstForm;
const firstPasted: Pasted = { text: '', per: 'second', uptime: '24' };
let keptPasted = firstPasted;
let keptSource: Source = 'shape';

type Source = 'shape' | 'pasted';
const sources = [
  { value: 'shape', text: 'Shape of a cluster', name: 'Shape of a cluster' },
  { value: 'pasted', text: 'Pasted numbers', name: 'Pasted numbers' },
] as const;

/** Keeps what is in the fields; returns the last of which there is an estimate. */
function keep(form: CostForm): CostForm {
  kept = form;
  if (readCostForm(form).problems.size === 0) keptGood = form;
  return keptGood;
}

/** What the studio's policy makes a cluster write in a day. */
export default function CostPage() {
  const [form, setForm] = useState(kept);
  const [good, setGood] = useState(keptGood);
  const [source, setSource] = useState(keptSource);
  const [pasted, setPasted] = useState(keptPasted);
  const policy = useApp((state) => state.analysis.reading.policy);
  const kubernetes = useApp((state) => state.kubernetes);
  const { problems } = readCostForm(form);
  const shownPasted = useDeferredValue(pasted);
  const reading = useMemo(() => readPasted(shownPasted), [shownPasted]);
  const { shape, assumed } = useMemo(() => readCostForm(good), [good]);
  const cost = useMemo(() => {
    const asked = source === 'shape' ? trafficOf(shape, assumed) : (reading.traffic ?? []);
    return policy ? costOfPolicy(policy, asked, kubernetes) : undefined;
  }, [source, shape, assumed, reading, policy, kubernetes]);
  useEffect(() => {
    document.title = 'Cost · Switch it on · Auditorium';
  }, []);
  const change = (next: CostForm) => {
    setForm(next);
    setGood(keep(next));
  };
  const paste = (next: Pasted) => {
    keptPasted = next;
    setPasted(next);
  };
  const choose = (next: Source) => {
    keptSource = next;
    setSource(next);
  };
  const field = (key: keyof CostForm) => ({
    value: form[key],
    problem: problems.get(key),
    onChange: (text: string) => change({ ...form, [key]: text }),
  });
  const isShape = source === 'shape';
  const fields = shapeFields.filter(([key]) => isShape || key === 'controlPlanes');
  return (
    <div className={styles.page}>
      <section className={styles.part} aria-labelledby="cost">
        <div className={styles.bar}>
          <h1 id="cost">What will it cost?</h1>
          <Segmented
            label="Estimate from"
            options={sources}
            value={source}
            disabled={false}
            onChange={choose}
          />
          <Button onClick={() => change(firstForm)} disabled={form === firstForm}>
            Reset
          </Button>
        </div>
        <div className={styles.columns}>
          <div className={`${styles.fields} ${styles.narrow}`}>
            {!isShape && <PastedFields pasted={pasted} reading={reading} onChange={paste} />}
            <fieldset>
              <legend>Cluster</legend>
              {fields.map(([key, label]) => (
                <Field key={key} label={label} {...field(key)} />
              ))}
            </fieldset>
          </div>
          <CostResults
            cost={cost}
            isShape={isShape}
            isEmpty={!isShape && reading.traffic === undefined}
            counted={isShape ? undefined : reading.counted}
            hasProblems={problems.size > 0}
            servers={shape.controlPlanes}
          />
        </div>
      </section>
      {isShape && (
        <section className={styles.part} aria-labelledby="assumptions">
          <div className={styles.bar}>
            <h2 id="assumptions">Assumptions</h2>
          </div>
          <ul className={styles.assumptions}>
            {assumptionNames.map((key) => {
              const { unit, why, source } = assumptions[key];
              return (
                <li key={key}>
                  <Field label={assumptionLabels[key]} unit={unit} {...field(key)} />
                  <p className={styles.muted}>
                    {why} {source === 'estimate' ? 'Our estimate.' : `From ${source}.`}
                  </p>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </div>
  );
}
