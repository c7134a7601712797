import { useState } from 'react';
import { containerLog, retention } from '../../apiServer/backends/retention';
import { Button } from '../../ui/Button';
import type { EventSize } from '../eventSize';
import styles from './Backends.module.css';
import { Check, Field } from './Field';
import { FlagLines } from './FlagLines';
import { changedArguments, flagText, withFlags, type Form } from './form';
import { readRetention } from './readForm';
import { Refusals } from './Refusals';
import { RetentionTable } from './RetentionTable';
import { SizeField } from './SizeField';
import { retentionOutcome } from './retentionOutcome';
import { retentionByVersion } from './retentionByVersion';
import { diskText } from './words';

interface Props {
  form: Form;
  size: EventSize | undefined;
  onChange: (form: Form) => void;
}

const sizes = 'audit-log-maxsize';
const backups = 'audit-log-maxbackup';
const age = 'audit-log-maxage';
const compress = 'audit-log-compress';

const presets = [
  { title: 'CIS: 100 MB, 10 files, 30 days', flags: ['100', '10', '30', 'false'] },
  { title: 'Lab: 10 MB, 1 file, 1 day', flags: ['10', '1', '1', 'false'] },
  { title: 'A year', flags: ['500', '0', '366', 'true'] },
] as const;

/** How far back the log reaches, and how much disk it takes. */
export function RetentionPart({ form, size, onChange }: Props) {
  const now = readRetention(form);
  const [good, setGood] = useState(form);
  // What is shown last stays while a field cannot be read.
  if (now.settings && good !== form) setGood(form);
  const { settings, bytesPerSecond = 0 } = readRetention(good);
  const flag = (name: string) => ({
    flag: name,
    value: flagText(form, name),
    problem: now.fields.get(name),
    onChange: (text: string) => onChange(withFlags(form, { [name]: text })),
  });
  const choose = ([size = '', files = '', days = '', gzip = '']: readonly string[]) =>
    onChange(withFlags(form, { [sizes]: size, [backups]: files, [age]: days, [compress]: gzip }));
  const text = (name: 'rate') => ({
    value: form.texts[name],
    problem: now.fields.get(name),
    onChange: (value: string) => onChange({ ...form, texts: { ...form.texts, [name]: value } }),
  });
  return (
    <section className={styles.part} aria-labelledby="retention">
      <div className={styles.bar}>
        <h2 id="retention">How long is the log kept?</h2>
        <div className={styles.presets} role="group" aria-label="Flags to try">
          <Button look="outlined" onClick={() => onChange(withoutFiles(form))}>
            Defaults
          </Button>
          {presets.map(({ title, flags }) => (
            <Button key={title} look="outlined" onClick={() => choose(flags)}>
              {title}
            </Button>
          ))}
        </div>
      </div>
      <div className={styles.columns}>
        <div className={styles.fields}>
          <fieldset>
            <legend>Files of the log</legend>
            <Field label="Size of a file" unit="MB" {...flag(sizes)} />
            <Field label="Rotated files" unit="files" {...flag(backups)} />
            <Field label="Age" unit="days" {...flag(age)} />
            <Check
              label="Compress rotated files"
              flag={compress}
              isOn={flag(compress).value === 'true'}
              onChange={(isOn) => flag(compress).onChange(String(isOn))}
            />
          </fieldset>
          <fieldset>
            <legend>What is written (as above)</legend>
            <Field label="Events a second" {...text('rate')} />
            <SizeField
              form={form}
              size={size}
              problem={now.fields.get('size')}
              onChange={onChange}
            />
          </fieldset>
        </div>
        <div className={styles.results}>
          <Refusals {...now} />
          {settings && (
            <>
              <p role="status" className={styles.outcome}>
                {retentionOutcome(
                  retention(settings, { bytesPerSecond }, good.kubernetes),
                  settings,
                )}
              </p>
              <RetentionTable
                rows={[
                  ...retentionByVersion(good),
                  {
                    name: 'Standard output',
                    limitedBy: 'containerLogMaxFiles',
                    kept: retention(containerLog, { bytesPerSecond }, good.kubernetes),
                  },
                ]}
              />
              <p className={styles.muted}>
                {diskText(bytesPerSecond * 86_400)} a day for each API server. A log on standard
                output is rotated by the kubelet, here with its defaults.
              </p>
              <FlagLines flags={changedArguments(good, 'files')} />
            </>
          )}
        </div>
      </div>
    </section>
  );
}

function withoutFiles(form: Form): Form {
  const { [sizes]: _s, [backups]: _b, [age]: _a, [compress]: _c, ...flags } = form.flags;
  return { ...form, flags };
}
