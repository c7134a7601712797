import { Button } from '../../ui/Button';
import { formatBytes } from '../../ui/formatBytes';
import type { EventSize } from '../eventSize';
import styles from './Backends.module.css';
import { Field } from './Field';
import type { Form } from './form';

interface Props {
  /** With what is filled in. */
  form: Form;
  size: EventSize | undefined;
  problem: string | undefined;
  onChange: (form: Form) => void;
}

/** How large an event is: what the preview says, unless the reader knows better. */
export function SizeField({ form, size, problem, onChange }: Props) {
  const words = size && `from ${size.from}: ${formatBytes(size.bytes)}`;
  return (
    <>
      <Field
        label="Mean size"
        unit="bytes"
        value={form.texts.size}
        problem={problem}
        onChange={(text) =>
          onChange({ ...form, isSizeOfPreview: false, texts: { ...form.texts, size: text } })
        }
      />
      {words !== undefined && (
        <p className={styles.origin}>
          {form.isSizeOfPreview ? (
            words
          ) : (
            <Button look="link" onClick={() => onChange({ ...form, isSizeOfPreview: true })}>
              Take it {words}
            </Button>
          )}
        </p>
      )}
    </>
  );
}
