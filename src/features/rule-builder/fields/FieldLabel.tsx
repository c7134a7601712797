import { helpOf } from '../../../audit/fieldHelp';
import { fieldNamed, type FieldPlace } from '../../../audit/fields';
import { HelpLabel } from '../../../ui/terms/HelpLabel';
import { addresses } from '../../../course/addresses';
import { termOfField } from '../../../course/fieldTerms';
import styles from './FieldLabel.module.css';

interface Props {
  place: FieldPlace;
  /** The field's name in YAML. */
  field: string;
  /** Its name in the form. */
  text: string;
}

/** The label of a field, which opens the help that the editor shows when the field is hovered. */
export function FieldLabel({ place, field, text }: Props) {
  return (
    <div className={styles.label}>
      <HelpLabel text={text} about={`Help: ${field}`}>
        {() => <FieldHelp place={place} field={field} />}
      </HelpLabel>
    </div>
  );
}

function FieldHelp({ place, field }: Omit<Props, 'text'>) {
  const term = termOfField(place, field);
  const { values = [] } = fieldNamed(place, field) ?? {};
  return (
    <div className={styles.help}>
      <code className={styles.name}>{field}</code>
      <p>{helpOf(place, field)}</p>
      {values.length > 0 && (
        <dl className={styles.values}>
          {values.map(({ value, detail }) => (
            <div key={value}>
              <dt>{value}</dt>
              <dd>{detail}</dd>
            </div>
          ))}
        </dl>
      )}
      {term && (
        <p>
          <a
            href={addresses.term(term)}
            // It would still be open when the studio is shown again.
            onClick={({ currentTarget }) =>
              currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
            }
          >
            Glossary
          </a>
        </p>
      )}
    </div>
  );
}
