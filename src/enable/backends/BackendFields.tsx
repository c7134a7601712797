import { Segmented } from '../../ui/Segmented';
import type { EventSize } from '../eventSize';
import styles from './Backends.module.css';
import { Check, Choice, Field } from './Field';
import { flagText, withFlags, type Form, type TextName } from './form';
import { SizeField } from './SizeField';

interface Props {
  /** With what is filled in. */
  form: Form;
  size: EventSize | undefined;
  problems: ReadonlyMap<string, string>;
  onChange: (form: Form) => void;
}

const kinds = [
  { value: 'log', text: 'Log', name: 'Log' },
  { value: 'webhook', text: 'Webhook', name: 'Webhook' },
] as const;
const modes = ['batch', 'blocking', 'blocking-strict'].map((value) => ({ value, text: value }));
const times = [60, 300, 900, 3600].map((seconds) => ({
  value: String(seconds),
  text: seconds === 60 ? '1 minute' : seconds === 3600 ? '1 hour' : `${seconds / 60} minutes`,
}));

/** What is simulated: the backend's flags, the events that come, and what takes them. */
export function BackendFields({ form, size, problems, onChange }: Props) {
  const { kind } = form;
  const flag = (name: string) => {
    const full = `audit-${kind}-${name}`;
    return {
      flag: full,
      value: flagText(form, full),
      problem: problems.get(full),
      onChange: (text: string) => onChange(withFlags(form, { [full]: text })),
    };
  };
  const isOn = (name: string) => flag(name).value === 'true';
  const check = (name: string) => ({
    flag: `audit-${kind}-${name}`,
    isOn: isOn(name),
    onChange: (on: boolean) => flag(name).onChange(String(on)),
  });
  const text = (name: TextName) => ({
    value: form.texts[name],
    problem: problems.get(name),
    onChange: (value: string) => onChange({ ...form, texts: { ...form.texts, [name]: value } }),
  });
  const isTruncating = isOn('truncate-enabled');
  const latency = kind === 'log' ? 'logLatency' : 'webhookLatency';
  return (
    <div className={styles.fields}>
      <fieldset>
        <legend>Backend</legend>
        <Segmented
          label="Backend"
          options={kinds}
          value={kind}
          disabled={false}
          onChange={(next) => onChange({ ...form, kind: next })}
        />
        <Choice label="Mode" options={modes} {...flag('mode')} />
        {flag('mode').value === 'batch' && (
          <>
            <Field label="Buffer" unit="events" {...flag('batch-buffer-size')} />
            <Field label="Batch" unit="events" {...flag('batch-max-size')} />
            <Field label="Wait for a batch" isNumber={false} {...flag('batch-max-wait')} />
            <Check label="Throttle" {...check('batch-throttle-enable')} />
            {isOn('batch-throttle-enable') && (
              <>
                <Field label="Batches a second" {...flag('batch-throttle-qps')} />
                <Field label="Burst of batches" {...flag('batch-throttle-burst')} />
              </>
            )}
          </>
        )}
        {kind === 'webhook' && (
          <Field label="First wait before a retry" isNumber={false} {...flag('initial-backoff')} />
        )}
        <Check label="Truncate large events" {...check('truncate-enabled')} />
        {isTruncating && (
          <>
            <Field label="Largest event" unit="bytes" {...flag('truncate-max-event-size')} />
            <Field
              label="Largest truncated batch"
              unit="bytes"
              {...flag('truncate-max-batch-size')}
            />
          </>
        )}
      </fieldset>
      <fieldset>
        <legend>Events</legend>
        <Field label="Events a second" {...text('rate')} />
        <SizeField form={form} size={size} problem={problems.get('size')} onChange={onChange} />
        {isTruncating && (
          <>
            <Field label="Requests with a large event" unit="%" {...text('largeShare')} />
            <Field label="Size of a large event" unit="bytes" {...text('largeSize')} />
          </>
        )}
        <Check
          label="The policy omits RequestReceived"
          isOn={form.omitsReceived ?? false}
          onChange={(omitsReceived) => onChange({ ...form, omitsReceived })}
        />
        <Check
          label="A burst"
          isOn={form.hasBurst}
          onChange={(hasBurst) => onChange({ ...form, hasBurst })}
        />
        {form.hasBurst && (
          <>
            <Field label="Events a second in the burst" {...text('burstRate')} />
            <Field label="Burst begins after" isNumber={false} {...text('burstFrom')} />
            <Field label="Burst lasts" isNumber={false} {...text('burstLasts')} />
          </>
        )}
        <Choice
          label="Time shown"
          options={times}
          value={String(form.seconds)}
          onChange={(seconds) => onChange({ ...form, seconds: Number(seconds) })}
        />
      </fieldset>
      <fieldset>
        <legend>{kind === 'log' ? 'Disk' : 'Server behind the webhook'}</legend>
        <Field
          key={latency}
          label={kind === 'log' ? 'Writing an event takes' : 'A call takes'}
          isNumber={false}
          {...text(latency)}
        />
        <Field
          label={kind === 'log' ? 'Writes that fail' : 'Calls that fail'}
          unit="%"
          {...text('failures')}
        />
        <Choice
          label="Outage"
          options={[
            { value: 'none', text: 'none' },
            { value: 'refuses', text: kind === 'log' ? 'disk full' : 'refuses calls' },
            ...(kind === 'log' ? [] : [{ value: 'hangs', text: 'does not respond' } as const]),
          ]}
          value={form.outage === 'hangs' && kind === 'log' ? 'refuses' : form.outage}
          onChange={(outage) => onChange({ ...form, outage })}
        />
        {form.outage !== 'none' && (
          <>
            <Field label="Outage begins after" isNumber={false} {...text('outageFrom')} />
            <Field label="Outage lasts" isNumber={false} {...text('outageLasts')} />
          </>
        )}
      </fieldset>
    </div>
  );
}
