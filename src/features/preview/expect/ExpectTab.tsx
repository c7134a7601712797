import { Check, X } from 'lucide-react';
import { useId } from 'react';
import { levels, stages, type Level, type Stage } from '../../../audit/types';
import type { Row } from '../../../engine/decide';
import { becauseOf, becauseText } from '../../../expectations/because';
import {
  noRule,
  recordedStages,
  type ExpectedPart,
  type Expectation,
} from '../../../expectations/expectation';
import { selectFormPolicy } from '../../../state/rules';
import { selectRows } from '../../../state/rows';
import { useApp, useAppStore, useShown } from '../../../state/useApp';
import { Button } from '../../../ui/Button';
import { counted } from '../../../ui/counted';
import { Segmented } from '../../../ui/Segmented';
import { TagInput } from '../../../ui/tags/TagInput';
import { readExpectations } from '../../../state/expected';
import { expect, expectNothing, expectOfRows } from './expectActions';
import { credentialsIn } from './credentialsIn';
import { giveTests } from './testActions';
import { useExpected } from '../../../state/useExpected';
import styles from './ExpectTab.module.css';

const any = 'any';
const levelOptions = [any, ...levels].map((value) => ({ value, text: value }));
const stageOptions = [
  { value: any, text: any },
  { value: 'exactly', text: 'exactly' },
];
const managedOptions = [any, 'kept', 'omitted'].map((value) => ({ value, text: value }));

interface Props {
  row: Row;
  /** The requests that the list shows. */
  list: readonly Row[];
}

/** What the policy should do with the selected request, and whether it does. */
export function ExpectTab({ row, list }: Props) {
  const store = useAppStore();
  const { id } = row.request;
  const expectation = useApp((state) => readExpectations(state.workspace.expectations)).find(
    ({ request }) => request === id,
  );
  const all = useShown(selectRows);
  return (
    <div className={styles.expect}>
      <Outcome row={row} />
      <Fields row={row} expectation={expectation} />
      <div className={styles.actions}>
        <span>Expect what the policy does now:</span>
        <Button look="outlined" onClick={() => expectOfRows(store, [row])}>
          this request
        </Button>
        {list.length < all.length && list.length > 1 && (
          <Button look="outlined" onClick={() => expectOfRows(store, list)}>
            the {counted(list.length, 'request')} shown
          </Button>
        )}
        <Button look="outlined" onClick={() => expectOfRows(store, all)}>
          all {counted(all.length, 'request')}
        </Button>
        {expectation && (
          <Button look="link" onClick={() => expectNothing(store, id)}>
            Remove the expectation
          </Button>
        )}
      </div>
      <Tests />
    </div>
  );
}

/** All expectations as a file, for a repository and the command line. */
function Tests() {
  const store = useAppStore();
  const { length } = useApp((state) => readExpectations(state.workspace.expectations));
  if (length === 0) return null;
  return (
    <div className={styles.actions}>
      <span>Everything expected, as a test file:</span>
      <Button look="outlined" onClick={() => giveTests(store, 'download')}>
        Download tests
      </Button>
      <Button look="outlined" onClick={() => giveTests(store, 'copy')}>
        Copy tests
      </Button>
    </div>
  );
}

/** Whether the expectation holds, and why it does not. */
function Outcome({ row }: { row: Row }) {
  const showRule = useShown((state) => state.showRule);
  const policy = useShown((state) => state.lastGood?.reading.policy);
  const result = useExpected()?.byRequest.get(row.request.id);
  if (!result)
    return (
      <p className={styles.outcome}>
        Nothing is expected of this request yet. An expectation says what the log should hold of it,
        and is checked after every edit.
      </p>
    );
  if (result.verdict === 'pass')
    return (
      <p className={styles.outcome} data-verdict="pass">
        <Check size={15} aria-hidden="true" /> <strong>As expected.</strong>
      </p>
    );
  const { rule } = row.decision;
  const because = policy && becauseText(becauseOf(result.expectation, row, policy));
  return (
    <div className={styles.outcome} data-verdict="fail">
      <X size={15} aria-hidden="true" /> <strong>Not as expected.</strong>{' '}
      {because && `${because.charAt(0).toUpperCase()}${because.slice(1)}.`}{' '}
      {rule !== undefined && (
        <Button look="link" onClick={() => showRule(rule)}>
          Show rule {rule + 1}
        </Button>
      )}
      <ul>
        {result.failures.map(({ expected, actual }) => (
          <li key={expected}>
            Expected: {expected}. Found: {actual}.
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The parts of an expectation. Each may be anything; when all are, there is no expectation. */
function Fields({ row, expectation }: { row: Row; expectation: Expectation | undefined }) {
  const store = useAppStore();
  const count = useShown((state) => selectFormPolicy(state)?.rules.length ?? 0);
  const { id } = row.request;
  const ruleId = useId();
  const set = (change: { [Part in ExpectedPart]?: Expectation[Part] | undefined }) => {
    const { request: _, ...parts } = { request: id, ...expectation, ...change };
    const said = Object.entries(parts).filter(([, part]) => part !== undefined);
    if (said.length === 0) return expectNothing(store, id);
    expect(store, [{ request: id, ...Object.fromEntries(said) }]);
  };
  const { level, rule, stages: listed, omitManagedFields, mustNotHold = [] } = expectation ?? {};
  return (
    <div className={styles.fields} role="group" aria-label="Expectation">
      <span className={styles.label}>Level</span>
      <Segmented
        label="Expected level"
        options={levelOptions}
        value={level ?? any}
        disabled={false}
        onChange={(value) => set({ level: levels.find((each): each is Level => each === value) })}
      />
      <label className={styles.label} htmlFor={ruleId}>
        Rule
      </label>
      <select
        id={ruleId}
        value={rule ?? any}
        onChange={({ target: { value } }) =>
          set({ rule: value === any ? undefined : Number(value) })
        }
      >
        <option value={any}>any</option>
        <option value={noRule}>no rule matches</option>
        {Array.from({ length: Math.max(count, (rule ?? 0) + 1) }, (_, at) => (
          <option key={at} value={at}>
            rule {at + 1} matches first
          </option>
        ))}
      </select>
      <span className={styles.label}>Events</span>
      <div className={styles.stages}>
        <Segmented
          label="Expected events"
          options={stageOptions}
          value={listed ? 'exactly' : any}
          disabled={false}
          onChange={(value) => set({ stages: value === any ? undefined : recordedStages(row) })}
        />
        {listed && <Stages listed={listed} onChange={(chosen) => set({ stages: chosen })} />}
      </div>
      <span className={styles.label}>Managed fields</span>
      <Segmented
        label="Expected managed fields"
        options={managedOptions}
        value={omitManagedFields === undefined ? any : omitManagedFields ? 'omitted' : 'kept'}
        disabled={false}
        onChange={(value) =>
          set({ omitManagedFields: value === any ? undefined : value === 'omitted' })
        }
      />
      <span className={styles.label}>Must not hold</span>
      <TagInput
        label="Texts that the log must not hold"
        values={mustNotHold}
        suggestions={credentialsIn(row.request)}
        placeholder="nothing in particular"
        disabled={false}
        onAdd={(value) => set({ mustNotHold: [...mustNotHold, value] })}
        onRemove={(at) => {
          const left = mustNotHold.toSpliced(at, 1);
          set({ mustNotHold: left.length > 0 ? left : undefined });
        }}
      />
    </div>
  );
}

interface StagesProps {
  listed: readonly Stage[];
  onChange: (chosen: Stage[]) => void;
}

function Stages({ listed, onChange }: StagesProps) {
  return stages.map((stage) => (
    <label key={stage} className={styles.stage}>
      <input
        type="checkbox"
        checked={listed.includes(stage)}
        onChange={({ target: { checked } }) =>
          onChange(stages.filter((each) => (each === stage ? checked : listed.includes(each))))
        }
      />
      {stage}
    </label>
  ));
}
