import { clockText } from '../../course/incident/auditLog';
import type { Filter } from '../../course/incident/filter';
import styles from './Reader.module.css';

interface Props {
  filter: Filter;
  /** A time of the day that the log is about, in ms since 1970. */
  day: number;
  onFilter: (filter: Filter) => void;
}

const fields = [
  { key: 'who', label: 'Who', placeholder: 'user or IP' },
  { key: 'verb', label: 'Verb', placeholder: 'delete, patch' },
  { key: 'object', label: 'Object', placeholder: 'pods/exec, shop, a name' },
  { key: 'code', label: 'Code', placeholder: '403' },
] as const;

const second = 1000;
const dayLength = 86_400 * second;

/** The fields that say which requests are shown. */
export function Filters({ filter, day, onFilter }: Props) {
  const midnight = Math.floor(day / dayLength) * dayLength;
  /** Reads "09:42:05" as a time of that day; with the length of what is left out, "09:42". */
  const timeIn = (typed: string, more = 0) => {
    const [hours = 0, minutes = 0, seconds = 0] = typed.split(':').map(Number);
    return typed === ''
      ? undefined
      : midnight + (hours * 3600 + minutes * 60 + seconds) * second + more;
  };
  const withTime = (key: 'from' | 'to', value: number | undefined) => {
    const { [key]: _, ...others } = filter;
    onFilter({ ...others, ...(value !== undefined && { [key]: value }) });
  };
  return (
    <div className={styles.filters} role="search" aria-label="Filters">
      {fields.map(({ key, label, placeholder }) => (
        <label key={key} data-field={key}>
          <span>{label}</span>
          <input
            value={filter[key]}
            placeholder={placeholder}
            onChange={({ target }) => onFilter({ ...filter, [key]: target.value })}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
          />
        </label>
      ))}
      <label data-field="time">
        <span>From (UTC)</span>
        <input
          type="time"
          step={1}
          value={filter.from === undefined ? '' : clockText(filter.from)}
          onChange={({ target }) => withTime('from', timeIn(target.value))}
        />
      </label>
      <label data-field="time">
        <span>To</span>
        <input
          type="time"
          step={1}
          value={filter.to === undefined ? '' : clockText(filter.to - second)}
          onChange={({ target }) => withTime('to', timeIn(target.value, second))}
        />
      </label>
    </div>
  );
}
