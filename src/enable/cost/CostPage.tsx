import { useEffect, useMemo, useState } from 'react';
import { assumptions } from '../../apiServer/cost/assumptions';
import { trafficOf } from '../../apiServer/cost/traffic';
import { useApp } from '../../state/useApp';
import { studioFragment } from '../../storage/address';
import { Button } from '../../ui/Button';
import styles from '../backends/Backends.module.css';
import { Field } from '../backends/Field';
import { diskText, percent, whole } from '../backends/words';
import { CostTable } from './CostTable';
import {
  assumptionLabels,
  assumptionNames,
  firstForm,
  readCostForm,
  shapeFields,
  type CostForm,
} from './form';
import { costOfPolicy } from './recordedOf';

/** What is in the fields stays while the tab is open; and the last of which there is an estimate. */
let kept = firstForm;
let keptGood = firstForm;

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
  const policy = useApp((state) => state.analysis.reading.policy);
  const kubernetes = useApp((state) => state.kubernetes);
  const name = useApp((state) => state.workspace.name);
  const { problems } = readCostForm(form);
  const cost = useMemo(() => {
    const { shape, assumed } = readCostForm(good);
    return policy && costOfPolicy(policy, trafficOf(shape, assumed), kubernetes);
  }, [good, policy, kubernetes]);
  useEffect(() => {
    document.title = 'Cost · Switch it on · Auditorium';
  }, []);
  const change = (next: CostForm) => {
    setForm(next);
    setGood(keep(next));
  };
  const field = (key: keyof CostForm) => ({
    value: form[key],
    problem: problems.get(key),
    onChange: (text: string) => change({ ...form, [key]: text }),
  });
  const received = cost?.stages.find(({ stage }) => stage === 'RequestReceived');
  return (
    <div className={styles.page}>
      <section className={styles.part} aria-labelledby="cost">
        <div className={styles.bar}>
          <h1 id="cost">What will it cost?</h1>
          <Button onClick={() => change(firstForm)} disabled={form === firstForm}>
            Reset
          </Button>
        </div>
        <div className={styles.columns}>
          <div className={`${styles.fields} ${styles.narrow}`}>
            <fieldset>
              <legend>Cluster</legend>
              {shapeFields.map(([key, label]) => (
                <Field key={key} label={label} {...field(key)} />
              ))}
            </fieldset>
          </div>
          <div className={styles.results}>
            <p className={styles.muted}>
              An estimate for the policy that is open in the studio,{' '}
              <a href={studioFragment()}>{name}</a>: the order of magnitude and what it is made of.
              Each kind of request has the size of a sample request.
            </p>
            {problems.size > 0 && (
              <p role="status" className={styles.refusals}>
                Some fields have no number that can be used. What is shown is of the last values
                that could be.
              </p>
            )}
            {cost ? (
              <>
                <p role="status" className={styles.outcome}>
                  {whole(cost.total.events)} events a day, {diskText(cost.total.bytes)}, all API
                  servers together.{' '}
                  {received
                    ? `The stage RequestReceived is ${percent(received.bytes / cost.total.bytes)} of the bytes: omitting it saves ${diskText(received.bytes)} a day.`
                    : cost.total.events > 0 && 'The stage RequestReceived is not recorded.'}
                </p>
                <CostTable
                  caption="By rule, a day"
                  first="Rule"
                  total={cost.total.bytes}
                  rows={cost.rules.map((row) => ({
                    ...row,
                    name: row.rule === undefined ? 'No rule matches' : `Rule ${row.rule + 1}`,
                  }))}
                />
                <CostTable
                  caption="By kind of request, a day"
                  first="Requests"
                  total={cost.total.bytes}
                  rows={cost.kinds.map((row) => ({ ...row, name: row.what }))}
                />
              </>
            ) : (
              <p className={styles.outcome}>
                kube-apiserver would not start with the policy in the studio.{' '}
                <a href={studioFragment()}>Open the studio</a>
              </p>
            )}
          </div>
        </div>
      </section>
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
    </div>
  );
}
