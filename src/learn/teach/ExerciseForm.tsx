import { kubernetesVersions } from '../../audit/types';
import type { SharedExercise } from '../../course/teaching/sharedExercise';
import { hintsAtMost, policyAtMost, taskAtMost } from '../../course/teaching/sharedExercise';
import type { StoreApi } from '../../state/store';
import type { ChangeExercise } from './changeExercise';
import { policyAtHand } from './policyAtHand';
import { PolicyField } from './PolicyField';
import { Requirements } from './Requirements';
import { TextArea } from './TextArea';
import styles from './Teach.module.css';

interface Props {
  exercise: SharedExercise;
  onChange: ChangeExercise;
  /** The studio whose policy can be taken; absent if there is none on this page. */
  studio?: StoreApi;
}

/** Everything that an exercise consists of. */
export function ExerciseForm({ exercise, onChange, studio }: Props) {
  const { title, task, start, solution, kubernetes, hints, why, rulesAtMost } = exercise;
  const set = (fields: Partial<SharedExercise>, undoable?: string) =>
    onChange({ ...exercise, ...fields }, undoable);
  const hintCount = hints.filter((hint) => hint.trim() !== '').length;
  const take = (field: 'start' | 'solution') =>
    studio &&
    (() => {
      const { text, ownRequests = [] } = policyAtHand(studio);
      const ids = new Set(exercise.requests.map(({ id }) => id));
      const more = ownRequests.filter(({ id }) => !ids.has(id));
      const before = exercise[field] ?? '';
      const isReplaced = before.trim() !== '' && before !== text;
      set(
        { [field]: text, requests: [...exercise.requests, ...more] },
        isReplaced ? `${field === 'start' ? 'Start policy' : 'Solution'} replaced.` : undefined,
      );
    });
  return (
    <>
      <label className={styles.field}>
        Title
        <input
          data-title
          value={title}
          maxLength={200}
          onChange={({ target }) => set({ title: target.value })}
        />
      </label>
      <TextArea
        label="Task"
        help="Paragraphs, lists, links, `code` and **strong**, as in Markdown. No HTML."
        rows={4}
        value={task}
        atMost={taskAtMost}
        onText={(text) => set({ task: text })}
        placeholder="What students are to do, and why."
      />
      <PolicyField
        label="Solution"
        help="Checked against the requirements. Students see it only when they ask for it."
        text={solution ?? ''}
        atMost={policyAtMost}
        kubernetes={kubernetes}
        onChange={(text) => set({ solution: text })}
        onTake={take('solution')}
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={exercise.keepsSolution === true}
          onChange={({ target }) => {
            const { keepsSolution: _, ...rest } = exercise;
            onChange({ ...rest, ...(target.checked && { keepsSolution: true }) });
          }}
        />
        Leave the solution and its explanation out of what students get
      </label>
      <PolicyField
        label="Start policy"
        help="What students begin with. Empty: they write it from scratch."
        text={start}
        atMost={policyAtMost}
        kubernetes={kubernetes}
        onChange={(text) => set({ start: text })}
        onTake={take('start')}
      />
      <Requirements exercise={exercise} onChange={onChange} />
      <TextArea
        label="Hints, one on each line"
        help={
          hintCount > hintsAtMost
            ? `${hintCount} hints; at most ${hintsAtMost} are allowed, so students cannot open this exercise.`
            : `Students open them one by one; the first should help least. At most ${hintsAtMost}.`
        }
        isBad={hintCount > hintsAtMost}
        rows={3}
        value={hints.join('\n')}
        onText={(text) => set({ hints: text === '' ? [] : text.split('\n') })}
      />
      <TextArea
        label="Explanation of the solution"
        rows={3}
        value={why}
        atMost={taskAtMost}
        onText={(text) => set({ why: text })}
      />
      <fieldset className={styles.options}>
        <legend>Options</legend>
        <label>
          Kubernetes{' '}
          <select
            value={kubernetes}
            onChange={({ target }) => {
              const version = kubernetesVersions.find((each) => each === target.value);
              if (version) set({ kubernetes: version });
            }}
          >
            {kubernetesVersions.toReversed().map((version) => (
              <option key={version}>{version}</option>
            ))}
          </select>
        </label>
        <label>
          Rules at most{' '}
          <input
            type="number"
            min={1}
            max={1000}
            value={rulesAtMost ?? ''}
            placeholder="any"
            onChange={({ target }) => {
              const { rulesAtMost: _, ...rest } = exercise;
              const rules = Math.floor(target.valueAsNumber);
              onChange({ ...rest, ...(rules > 0 && rules <= 1000 && { rulesAtMost: rules }) });
            }}
          />
        </label>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={exercise.answer === 'hidden'}
            onChange={({ target }) => {
              const { answer: _, ...rest } = exercise;
              onChange({ ...rest, ...(target.checked && { answer: 'hidden' }) });
            }}
          />
          Hide decisions, reasons and events until the student asks for them
        </label>
      </fieldset>
    </>
  );
}
