import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { simulate } from '../../apiServer/backends/simulate';
import { kubernetesVersions, type KubernetesVersion } from '../../audit/types';
import { addresses } from '../../course/addresses';
import { Button } from '../../ui/Button';
import { BackendFields } from './BackendFields';
import styles from './Backends.module.css';
import { Chart } from './Chart';
import { FlagLines } from './FlagLines';
import { changedArguments, firstForm, fromPreset, presets, type Form } from './form';
import { keepForm, keptForm } from './keptForm';
import { filledIn, useOfPreview, withoutFilled } from './ofPreview';
import { outcome } from './outcome';
import { readSimulation } from './readForm';
import { Refusals } from './Refusals';
import { RetentionPart } from './RetentionPart';
import { Totals } from './Totals';

/** The last form of which there is a simulation. */
let keptGood = firstForm;

/** The backends, to try: what they take, drop and delay, and how long the log is kept. */
export default function BackendsPage() {
  const [typed, setForm] = useState(keptForm);
  const [lastGood, setGood] = useState(() => (readSimulation(typed).simulation ? typed : keptGood));
  const preview = useOfPreview();
  const form = useMemo(() => filledIn(typed, preview), [typed, preview]);
  const good = useMemo(() => filledIn(lastGood, preview), [lastGood, preview]);
  const shown = useDeferredValue(good);
  const problems = useMemo(() => readSimulation(form), [form]);
  const { simulation } = useMemo(() => readSimulation(shown), [shown]);
  const simulated = useMemo(() => simulation && simulate(simulation), [simulation]);
  useEffect(() => {
    document.title = 'Backends · Switch it on · Auditorium';
  }, []);
  const change = (changed: Form) => {
    const next = withoutFilled(changed, form, typed);
    keepForm(next);
    setForm(next);
    if (!readSimulation(filledIn(next, preview)).simulation) return;
    keptGood = next;
    setGood(next);
  };
  const said = simulation && simulated ? outcome(simulation, simulated) : [];
  return (
    <div className={styles.page}>
      <section className={styles.part} aria-labelledby="backends">
        <div className={styles.bar}>
          <h1 id="backends">What becomes of the events?</h1>
          <label className={styles.version}>
            Kubernetes
            <select
              value={form.kubernetes}
              onChange={({ target }) =>
                change({ ...typed, kubernetes: target.value as KubernetesVersion })
              }
            >
              {kubernetesVersions.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </label>
        </div>
        <div className={styles.presets} role="group" aria-label="Situations to try">
          {presets.map((preset) => (
            <Button
              key={preset.title}
              look="outlined"
              onClick={() => change(fromPreset(preset, typed))}
            >
              {preset.title}
            </Button>
          ))}
        </div>
        <div className={styles.columns}>
          <BackendFields
            form={form}
            size={preview.size}
            problems={problems.fields}
            onChange={change}
          />
          <div className={styles.results}>
            <Refusals {...problems} />
            {simulation && simulated && (
              <>
                <p role="status" className={styles.outcome}>
                  {said.join(' ')}
                </p>
                <div className={styles.pictures}>
                  <Chart simulation={simulation} simulated={simulated} />
                  <Totals
                    simulation={simulation}
                    simulated={simulated}
                    bytes={Number(shown.texts.size)}
                  />
                </div>
                <FlagLines flags={changedArguments(shown, 'backend')} />
                <p className={styles.muted}>
                  A model of one API server and one backend that follows its code; a request takes
                  10 ms besides. Events come at even distances.{' '}
                  <a href={addresses.lesson('switching-it-on')}>Lesson: switching it on</a>
                </p>
              </>
            )}
          </div>
        </div>
      </section>
      <RetentionPart form={form} size={preview.size} onChange={change} />
    </div>
  );
}
