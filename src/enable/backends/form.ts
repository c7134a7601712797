import type { BackendSettings } from '../../apiServer/backends/settings';
import { auditFlags } from '../../apiServer/flags/auditFlags';
import { kubernetesVersions, newestKubernetes, type KubernetesVersion } from '../../audit/types';

/** What is in the fields, as it was typed. */
export interface Form {
  kind: BackendSettings['kind'];
  kubernetes: KubernetesVersion;
  /** Flags by name without dashes; those that are absent have their default. */
  flags: Readonly<Record<string, string>>;
  texts: Readonly<Record<TextName, string>>;
  /** Absent: as the policy in the studio. */
  omitsReceived?: boolean | undefined;
  /** The mean size is that of the preview's events. */
  isSizeOfPreview: boolean;
  hasBurst: boolean;
  outage: 'none' | 'refuses' | 'hangs';
  /** Seconds that are simulated. */
  seconds: number;
}

/** Fields that are no flags. */
export type TextName =
  | 'rate'
  | 'size'
  | 'largeShare'
  | 'largeSize'
  | 'burstRate'
  | 'burstFrom'
  | 'burstLasts'
  | 'logLatency'
  | 'webhookLatency'
  | 'failures'
  | 'outageFrom'
  | 'outageLasts';

/** What the page begins with: a webhook as kube-apiserver configures it. */
export const firstForm: Form = {
  kind: 'webhook',
  kubernetes: newestKubernetes,
  flags: {},
  texts: {
    rate: '100',
    size: '1500',
    largeShare: '1',
    largeSize: '500000',
    burstRate: '6000',
    burstFrom: '30s',
    burstLasts: '30s',
    logLatency: '100us',
    webhookLatency: '50ms',
    failures: '0',
    outageFrom: '30s',
    outageLasts: '60s',
  },
  isSizeOfPreview: true,
  hasBurst: false,
  outage: 'none',
  seconds: 300,
};

/** Returns what a field for a flag shows. */
export function flagText({ flags, kubernetes }: Form, name: string): string {
  return flags[name] ?? auditFlags(kubernetes).get(name)?.default ?? '';
}

/** Returns the form with other texts of flags; what is the default of every version is not kept. */
export function withFlags(form: Form, texts: Readonly<Record<string, string>>): Form {
  const flags = Object.entries({ ...form.flags, ...texts }).filter(([name, text]) =>
    kubernetesVersions.some((version) => text !== auditFlags(version).get(name)?.default),
  );
  return { ...form, flags: Object.fromEntries(flags) };
}

interface Preset {
  title: string;
  /** What differs from the first form. The flags about the files of the log stay as they are. */
  form: Partial<Omit<Form, 'texts'>>;
  texts?: Partial<Form['texts']>;
}

/** Situations to try. */
export const presets: readonly Preset[] = [
  { title: 'Webhook, defaults', form: {} },
  { title: 'Log, defaults', form: { kind: 'log' } },
  { title: 'Slow webhook', form: {}, texts: { webhookLatency: '5s' } },
  {
    title: 'Slow webhook, blocking',
    form: { flags: { 'audit-webhook-mode': 'blocking' } },
    texts: { webhookLatency: '2s' },
  },
  { title: 'Webhook down for a minute', form: { outage: 'refuses' } },
  {
    title: 'Disk full, blocking-strict',
    form: { kind: 'log', outage: 'refuses', flags: { 'audit-log-mode': 'blocking-strict' } },
  },
  { title: 'Burst', form: { hasBurst: true } },
];

/** The flags of both calculators are set apart: choosing a preset keeps what is set for the files of the log. */
export const isAboutFiles = (flag: string) =>
  /^audit-log-(?:max(?:size|backup|age)|compress)$/.test(flag);

const isNumber = (text: string) => /^\d+(?:\.\d+)?$/.test(text.trim());

/** Returns the form as a preset fills it; what is known of the events stays. */
export function fromPreset({ form, texts }: Preset, now: Form): Form {
  const { kubernetes, flags, isSizeOfPreview, omitsReceived } = now;
  const kept = Object.entries(flags).filter(([name]) => isAboutFiles(name));
  const { rate, size } = now.texts;
  return {
    ...firstForm,
    kubernetes,
    isSizeOfPreview,
    omitsReceived,
    ...form,
    flags: { ...Object.fromEntries(kept), ...form.flags },
    texts: {
      ...firstForm.texts,
      ...(isNumber(rate) && { rate }),
      ...(isNumber(size) && { size }),
      ...texts,
    },
  };
}

/** The flags of one calculator that are set, as arguments. */
export function changedArguments({ flags, kind }: Form, about: 'backend' | 'files'): string[] {
  return Object.entries(flags)
    .filter(([name]) =>
      about === 'files'
        ? isAboutFiles(name)
        : name.startsWith(`audit-${kind}-`) && !isAboutFiles(name),
    )
    .map(([name, text]) => `--${name}=${text}`);
}
