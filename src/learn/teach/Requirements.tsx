import { Plus, X } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import { taskOf } from '../../course/teaching/openedExercise';
import {
  emptyExercise,
  requirementsAtMost,
  type SharedExercise,
} from '../../course/teaching/sharedExercise';
import { requestsOf } from '../../course/requestsOf';
import { check } from '../../engine/check';
import { decide, type Row } from '../../engine/decide';
import { expectNow, type Expectation } from '../../expectations/expectation';
import { Button, IconButton } from '../../ui/Button';
import { ExpectationRow } from './ExpectationRow';
import styles from './Teach.module.css';

interface Props {
  exercise: SharedExercise;
  onChange: (exercise: SharedExercise) => void;
}

/** What is asked for: sentences, and the requests that check each. */
export function Requirements({ exercise, onChange }: Props) {
  const { requirements, shown, solution = '', kubernetes, requests } = exercise;
  const deferred = useDeferredValue(solution);
  const all = useMemo(() => requestsOf(taskOf({ ...emptyExercise, requests })), [requests]);
  const rowOf = useMemo(() => {
    const { policy } = check(deferred, kubernetes).reading;
    const rows: Row[] = policy ? decide(policy, all, kubernetes) : [];
    return new Map(rows.map((row) => [row.request.id, row]));
  }, [deferred, kubernetes, all]);
  const requestOf = useMemo(() => new Map(all.map((request) => [request.id, request])), [all]);

  const set = (next: SharedExercise['requirements'], nextShown = shown) =>
    onChange({ ...exercise, requirements: next, shown: nextShown });
  const setOne = (index: number, expects: readonly Expectation[]) =>
    set(requirements.with(index, { says: requirements[index]?.says ?? '', expects }));
  const add = (index: number, id: string) => {
    const row = rowOf.get(id);
    const expectation: Expectation = row
      ? expectNow(row, ['level'])
      : { request: id, level: 'Metadata' };
    const expects = requirements[index]?.expects ?? [];
    set(
      requirements.with(index, {
        says: requirements[index]?.says ?? '',
        expects: [...expects.filter(({ request }) => request !== id), expectation],
      }),
      shown.includes(id) ? shown : [...shown, id],
    );
  };

  return (
    <section className={styles.requirements} aria-label="Requirements">
      <h2>Requirements</h2>
      <p>
        Students see the sentences, and the requests marked as shown. The other requests only check
        their policy.
      </p>
      <ol>
        {requirements.map(({ says, expects }, index) => (
          <li key={index}>
            <div className={styles.row}>
              <input
                className={styles.grow}
                aria-label={`Requirement ${index + 1}`}
                value={says}
                maxLength={1000}
                placeholder="A sentence: Record Secrets as metadata only."
                onChange={({ target }) =>
                  set(requirements.with(index, { says: target.value, expects }))
                }
              />
              <IconButton
                label={`Remove requirement ${index + 1}`}
                onClick={() => set(requirements.toSpliced(index, 1))}
              >
                <X size={15} />
              </IconButton>
            </div>
            {expects.map((expectation) => (
              <ExpectationRow
                key={expectation.request}
                expectation={expectation}
                request={requestOf.get(expectation.request)}
                row={rowOf.get(expectation.request)}
                isShown={shown.includes(expectation.request)}
                onShown={(isShown) =>
                  set(
                    requirements,
                    isShown
                      ? [...shown, expectation.request]
                      : shown.filter((id) => id !== expectation.request),
                  )
                }
                onChange={(next) =>
                  setOne(
                    index,
                    next
                      ? expects.with(expects.indexOf(expectation), next)
                      : expects.filter((each) => each !== expectation),
                  )
                }
              />
            ))}
            <select
              className={styles.add}
              aria-label={`Add a request to requirement ${index + 1}`}
              value=""
              onChange={({ target }) => add(index, target.value)}
            >
              <option value="">Add a request: expect what the solution does now…</option>
              {all.map(({ id, command, title }) => (
                <option key={id} value={id}>
                  {command} · {title}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ol>
      <div>
        <Button
          look="outlined"
          disabled={requirements.length >= requirementsAtMost}
          onClick={() => set([...requirements, { says: '', expects: [] }])}
        >
          <Plus size={14} aria-hidden="true" />
          Add a requirement
        </Button>
      </div>
    </section>
  );
}
