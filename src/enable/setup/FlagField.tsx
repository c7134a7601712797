import type { AuditFlag } from '../../apiServer/flags/flag';
import { TextField } from '../../ui/fields/TextField';

interface Props {
  flag: AuditFlag;
  /** Undefined: as usual. */
  value: string | undefined;
  /** What the server, or the setup, sets by itself. */
  usual: string;
  isWrong: boolean;
  disabled: boolean;
  /** '' for the usual value. */
  onChange: (value: string) => void;
}

/** The values of a flag that has few. */
function valuesOf({ name, type }: AuditFlag): readonly string[] | undefined {
  if (type === 'bool') return ['false', 'true'];
  if (name.endsWith('-mode')) return ['batch', 'blocking', 'blocking-strict'];
  if (name.endsWith('-format')) return ['json', 'legacy'];
  if (name.endsWith('-version')) return ['audit.k8s.io/v1'];
  return undefined;
}

/** The value of a flag: a choice where there are few, otherwise text as on the command line. */
export function FlagField({ flag, value, usual, isWrong, disabled, onChange }: Props) {
  const few = valuesOf(flag);
  const label = `--${flag.name}`;
  if (few)
    return (
      <select
        aria-label={label}
        value={value ?? usual}
        disabled={disabled}
        onChange={({ target }) => onChange(target.value)}
      >
        {few.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    );
  return (
    <span data-wrong={isWrong}>
      <TextField
        label={label}
        value={value ?? ''}
        placeholder={usual}
        disabled={disabled}
        onCommit={onChange}
      />
    </span>
  );
}
