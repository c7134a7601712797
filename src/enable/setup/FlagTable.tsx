import { auditFlags } from '../../apiServer/flags/auditFlags';
import type { AuditFlag } from '../../apiServer/flags/flag';
import { flagNote } from '../../apiServer/flags/flagNotes';
import { readFlagValue } from '../../apiServer/flags/flagValue';
import type { Choice } from '../../apiServer/setups/choice';
import { pathsOf } from '../../apiServer/setups/generate';
import { chosenValues, settingsOf } from '../../apiServer/setups/settings';
import { setups } from '../../apiServer/setups/setups';
import { counted } from '../../ui/counted';
import { FlagField } from './FlagField';
import styles from './FlagTable.module.css';

interface Props {
  choice: Choice;
  onFlags: (flags: Choice['flags']) => void;
}

/** Chosen above the table: paths are mounted, too. */
const fromChoices = new Set(['audit-policy-file', 'audit-log-path', 'audit-webhook-config-file']);

/** Every flag about auditing of a version, with its value. Only those that are changed are written. */
export function FlagTable({ choice, onFlags }: Props) {
  const setup = setups[choice.setup];
  const values = chosenValues(choice, pathsOf(choice));
  const cannotWrite = (name: string) => setup.cannotWrite?.(name);
  const written = new Set(
    settingsOf(values, choice, setup)
      .map(({ name }) => name)
      .filter((name) => cannotWrite(name) === undefined),
  );
  const flags = [...auditFlags(choice.kubernetes).values()];
  const groups = [
    { title: 'Policy', flags: flags.filter(({ name }) => name === 'audit-policy-file') },
    {
      title: choice.log === 'none' ? 'Log (off: these have no effect)' : 'Log',
      flags: flags.filter(({ name }) => name.startsWith('audit-log-')),
    },
    {
      title: choice.webhook ? 'Webhook' : 'Webhook (off: these have no effect)',
      flags: flags.filter(({ name }) => name.startsWith('audit-webhook-')),
    },
  ];
  const setFlag = (name: string, value: string) => {
    const { [name]: _, ...others } = choice.flags;
    onFlags(value === '' ? others : { ...others, [name]: value });
  };
  const row = (flag: AuditFlag) => {
    const { name, type } = flag;
    const note = flagNote(name);
    const own = setup.setsItself?.[name];
    const value = values.get(name);
    const isWrong = value !== undefined && 'error' in readFlagValue(type, value);
    const reason = cannotWrite(name);
    return (
      <tr key={name} data-written={written.has(name)}>
        <th scope="row">
          <code>--{name}</code>
          {written.has(name) && <span className={styles.mark}>written</span>}
        </th>
        <td>
          {fromChoices.has(name) ? (
            <code>{value ?? ''}</code>
          ) : (
            <FlagField
              flag={flag}
              value={value}
              usual={own ?? flag.default}
              isWrong={isWrong}
              disabled={reason !== undefined}
              onChange={(next) => setFlag(name, next)}
            />
          )}
        </td>
        <td className={styles.default}>
          <code>{own ?? (flag.default || 'none')}</code>
          {own !== undefined && <span>by {setup.name}</span>}
          <span>{note?.unit === undefined ? type : `${type}, ${note.unit}`}</span>
        </td>
        <td className={styles.text}>{reason ?? note?.text}</td>
      </tr>
    );
  };
  return (
    <details className={styles.flags}>
      <summary>
        <h2>All {flags.length} audit flags</h2>{' '}
        <span>{counted(written.size, 'flag')} written, the others keep their defaults</span>
      </summary>
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">Flag</th>
              <th scope="col">Value</th>
              <th scope="col">Default</th>
              <th scope="col">What it does, and costs</th>
            </tr>
          </thead>
          {groups.map(({ title, flags: rows }) => (
            <tbody key={title}>
              <tr>
                <th scope="rowgroup" colSpan={4} className={styles.group}>
                  {title}
                </th>
              </tr>
              {rows.map(row)}
            </tbody>
          ))}
        </table>
      </div>
    </details>
  );
}
