import { expect, it } from 'vitest';
import { simulate } from '../../apiServer/backends/simulate';
import { firstForm, fromPreset, presets, type Form } from './form';
import { outcome } from './outcome';
import { readSimulation } from './readForm';

function said(form: Form): string {
  const { simulation, fields, refused } = readSimulation(form);
  if (!simulation) throw new Error([...fields.values(), ...refused].join());
  return outcome(simulation, simulate(simulation)).join(' ');
}

const { texts } = firstForm;
const log: Form = { ...firstForm, kind: 'log', seconds: 60 };

const rows: [string, Form, string][] = [
  [
    'a buffer that is large enough for a while',
    { ...log, flags: { 'audit-log-mode': 'batch' }, texts: { ...texts, logLatency: '20ms' } },
    'No event is lost. Requests never wait.',
  ],
  [
    'a disk that is too slow for mode batch',
    {
      ...log,
      flags: { 'audit-log-mode': 'batch', 'audit-log-batch-buffer-size': '500' },
      texts: { ...texts, logLatency: '20ms' },
    },
    'The buffer is full after 10.3 s; from then on 50 % of the events are dropped. Events are written one after the other: at 20 ms each, that is at most 50 a second, and up to 100 come.',
  ],
  [
    'and for mode blocking',
    { ...log, texts: { ...texts, logLatency: '20ms' } },
    'At the end, 1,855 requests wait.',
  ],
  [
    'blocking-strict without RequestReceived',
    {
      ...log,
      outage: 'refuses',
      omitsReceived: true,
      flags: { 'audit-log-mode': 'blocking-strict' },
    },
    'The policy omits RequestReceived, so blocking-strict fails no request: it checks only the events of that stage.',
  ],
  [
    'a webhook that is slower than the server waits',
    { ...firstForm, texts: { ...texts, webhookLatency: '31s' } },
    'events are lost: after the fifth attempt a batch is given up.',
  ],
  [
    'events that are too large even when truncated',
    {
      ...firstForm,
      texts: { ...texts, size: '200000' },
      flags: { 'audit-webhook-truncate-enabled': 'true' },
    },
    'events are too large even when truncated, and are lost.',
  ],
  ['nothing', { ...firstForm, texts: { ...texts, rate: '0' } }, 'No events are generated.'],
];
it.each(rows)('says what happens: %s', (_, form, words) => expect(said(form)).toContain(words));

it('presets show what they are named after', () => {
  const shown = presets.map((preset) => [preset.title, said(fromPreset(preset, firstForm))]);
  expect(Object.fromEntries(shown)).toEqual({
    'Webhook, defaults': 'No event is lost. Requests never wait.',
    'Log, defaults': 'No event is lost. Each request waits 200 µs for auditing.',
    'Slow webhook':
      'No event is lost. Requests never wait. Batches are sent beside each other, so up to 800 events are on their way at once.',
    'Slow webhook, blocking': 'No event is lost. Each request waits 4 s for auditing.',
    'Webhook down for a minute':
      'No event is lost. Calls that fail are tried again, and outlast the outage. Requests never wait. Batches are sent beside each other, so up to 6,000 events are on their way at once.',
    'Disk full, blocking-strict':
      '3,000 requests (20 %) fail between 30 s and 1 min 30 s with status 500, “failed to store audit event”: in mode blocking-strict no request runs unrecorded. 3,000 events are lost: a write that fails is not tried again. Requests wait for auditing: 180 µs on average, 200 µs at most.',
    Burst:
      'The buffer is full from 38.8 s to 61.3 s: 33 % of the events of that time are dropped. The throttle lets 10 batches of 400 events go in a second, so at most 4,000 events, and up to 6,000 come. Requests never wait.',
  });
});
