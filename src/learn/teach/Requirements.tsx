import { Plus } from 'lucide-react';
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
import { Button } from '../../ui/Button';
import { AddRequest } from './AddRequest';
import type { ChangeExercise } from './changeExercise';
import { ExpectationRow } from './ExpectationRow';
import { RequirementSentence } from './RequirementSentence';
import styles from './Teach.module.css';
import { useFocusAfter } from './useFocusAfter';

interface Props {
  exercise: SharedExercise;
  onChange: ChangeExercise;
}

/** What is asked for: sentences, and the requests that check each. */
export function Requirements({ exercise, onChange }: Props) {
  const { requirements, shown, solution = '', kubernetes, requests } = exercise;
  const { root, focusAfter } = useFocusAfter<HTMLElement>();
  const deferred = useDeferredValue(solution);
  const all = useMemo(() => requestsOf(taskOf({ ...emptyExercise, requests })), [requests]);
  const rowOf = useMemo(() => {
    const { policy } = check(deferred, kubernetes).reading;
    const rows: Row[] = policy ? decide(policy, all, kubernetes) : [];
    return new Map(rows.map((row) => [row.request.id, row]));
  }, [deferred, kubernetes, all]);
  const requestOf = useMemo(() => new Map(all.map((request) => [request.id, request])), [all]);

  const set = (next: SharedExercise['requirements'], nextShown = shown, undoable?: string) =>
    onChange({ ...exercise, requirements: next, shown: nextShown }, undoable);
  const setOne = (index: number, expects: readonly Expectation[], nextShown = shown) =>
    set(requirements.with(index, { says: requirements[index]?.says ?? '', expects }), nextShown);
  const add = (index: number, id: string) => {
    const row = rowOf.get(id);
    const expectation: Expectation = row
      ? expectNow(row, ['level'])
      : { request: id, level: 'Metadata' };
    const others = (requirements[index]?.expects ?? []).filter(({ request }) => request !== id);
    setOne(index, [...others, expectation], shown.includes(id) ? shown : [...shown, id]);
  };
  const remove = (index: number) => {
    const next = requirements.toSpliced(index, 1);
    set(next, shown, `Requirement ${index + 1} removed.`);
    focusAfter(next.length === 0 ? '[data-more]' : sentence(Math.min(index, next.length - 1)));
  };
  const move = (index: number, by: number) => {
    const [moved] = requirements.slice(index, index + 1);
    if (!moved) return;
    set(requirements.toSpliced(index, 1).toSpliced(index + by, 0, moved));
    focusAfter(sentence(index + by));
  };

  return (
    <section ref={root} className={styles.requirements} aria-label="Requirements">
      <h2>Requirements</h2>
      <p>
        Students see the sentences, and in their preview the requests marked as shown. All requests
        check their policy: when a requirement is not met, the first that fails is named.
      </p>
      {requirements.length > requirementsAtMost && (
        <p className={styles.refused}>
          {requirements.length} requirements; at most {requirementsAtMost} are allowed, so students
          cannot open this exercise.
        </p>
      )}
      <ol>
        {requirements.map(({ says, expects }, index) => (
          <li key={index}>
            <RequirementSentence
              number={index + 1}
              count={requirements.length}
              says={says}
              onSays={(text) => set(requirements.with(index, { says: text, expects }))}
              onMove={(by) => move(index, by)}
              onRemove={() => remove(index)}
            />
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
                onChange={(next) => {
                  const at = expects.indexOf(expectation);
                  setOne(index, next ? expects.with(at, next) : expects.toSpliced(at, 1));
                  if (!next) focusAfter(`[data-add="${index + 1}"]`);
                }}
              />
            ))}
            <AddRequest number={index + 1} requests={all} onAdd={(id) => add(index, id)} />
          </li>
        ))}
      </ol>
      <div>
        <Button
          look="outlined"
          data-more
          disabled={requirements.length >= requirementsAtMost}
          onClick={() => {
            set([...requirements, { says: '', expects: [] }]);
            focusAfter(sentence(requirements.length));
          }}
        >
          <Plus size={14} aria-hidden="true" />
          Add a requirement
        </Button>
      </div>
    </section>
  );
}

const sentence = (index: number) => `[data-sentence="${index + 1}"]`;
