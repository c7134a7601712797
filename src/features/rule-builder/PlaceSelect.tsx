import { selectFormPolicy } from '../../state/rules';
import { useSettled } from '../../state/useApp';
import type { RuleActions } from './ruleActions';
import styles from './RuleForm.module.css';

interface Props {
  index: number;
  locked: boolean;
  actions: RuleActions;
}

/** Moves a rule to any position at once. */
export function PlaceSelect({ index, locked, actions }: Props) {
  const count = useSettled((state) => selectFormPolicy(state)?.rules.length ?? 0);
  return (
    <label className={styles.place}>
      Position{' '}
      <select
        data-control="place"
        aria-label={`Position of rule ${index + 1}`}
        value={index}
        disabled={locked || count < 2}
        onChange={(event) => actions.move(index, Number(event.target.value), 'place')}
      >
        {Array.from({ length: count }, (_, place) => (
          <option key={place} value={place}>
            {placeName(place, count)}
          </option>
        ))}
      </select>
    </label>
  );
}

function placeName(place: number, count: number): string {
  if (place === 0) return '1 (evaluated first)';
  return place === count - 1 ? `${place + 1} (evaluated last)` : `${place + 1}`;
}
