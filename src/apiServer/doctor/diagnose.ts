import { kubernetesVersions, type KubernetesVersion } from '../../audit/types';
import { recognizeMessages } from '../clinic/recognize';
import { auditFlagValues, auditFlags } from '../flags/auditFlags';
import type { SetFlag } from '../flags/parseArguments';
import { everyServerFlag, serverFlags } from '../flags/serverFlags';
import type { ReadingFault, ServerConfiguration } from './configuration';
import type { DoctorFinding, Server } from './finding';
import { longestPiece } from './pieces';
import { argumentFindings } from './findings/argumentFindings';
import { pathFindings } from './findings/pathFindings';
import { recordingFindings } from './findings/recordingFindings';
import { toolNames } from './titles';
import { readConfigurations, type Read } from './readConfigurations';

/** What to suppose about the cluster that a text does not say. */
export interface Circumstances {
  /** Where the text names no version of kube-apiserver that is known here. */
  kubernetes: KubernetesVersion;
  /** Somebody chose that version; otherwise it is only supposed. */
  isCertain?: boolean | undefined;
  /** Whether the policy omits RequestReceived for all requests; undefined if there is none to look at. */
  omitsRequestReceived?: boolean | undefined;
}

export interface Diagnosis {
  servers: Server[];
  /** In the order of the text; errors first at the same place. */
  findings: DoctorFinding[];
  /** Why nothing could be checked, in a sentence; undefined if something was. */
  unread?: string | undefined;
}

/** A text that is longer is only searched for messages of a server. */
export const longestConfiguration = 1_000_000;

const tooLong =
  'This text is too long to check (limit 1 MB). Paste only the part that starts kube-apiserver.';
const tooLongPart = `A document in this text is too long to check (limit ${longestPiece / 1000} kB). Paste only the part that starts kube-apiserver.`;

const notStarted = `No kube-apiserver is started here. Paste its manifest or a patch of it, a configuration of ${toolNames}, a systemd unit, or its command line.`;

const unreadWords: Record<NonNullable<Read['instead']>, string> = {
  'another-pod':
    'This Pod does not run kube-apiserver. Paste the manifest kube-apiserver.yaml, usually in /etc/kubernetes/manifests.',
  policy:
    'This is an audit policy. The studio checks policies; the doctor checks how kube-apiserver is started.',
  kubeconfig:
    'This is a kubeconfig. Paste the configuration that names it, for example the manifest of kube-apiserver.',
  'other-yaml': notStarted,
  nothing: notStarted,
  eks: 'Amazon EKS runs kube-apiserver: its flags and its policy cannot be changed. Switch the log type `audit` of the control plane on; events go to CloudWatch Logs (https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html).',
  gke: 'Google runs kube-apiserver in GKE: its flags and its policy cannot be changed. Events go to Cloud Audit Logs, and the project decides which of them are kept (https://cloud.google.com/kubernetes-engine/docs/how-to/audit-logging).',
  aks: 'Azure runs kube-apiserver in AKS: its flags and its policy cannot be changed. Events go where a diagnostic setting with the category `kube-audit` or `kube-audit-admin` sends them (https://learn.microsoft.com/azure/aks/monitor-aks).',
  openshift:
    'OpenShift’s operator runs kube-apiserver: choose one of its policies with `spec.audit.profile` of the APIServer object `cluster` (https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/security_and_compliance/audit-log-policy-config).',
};

/**
 * Reads how kube-apiserver is started, and says what will happen because of it: flags, volumes and mounts about auditing. Never throws. Each
 * fix is a list of edits of the text, to be made together.
 */
export function diagnose(text: string, circumstances: Circumstances): Diagnosis {
  const isTooLong = text.length > longestConfiguration;
  const read: Read = isTooLong
    ? { configurations: [], leftOutAt: 0 }
    : readConfigurations(text, everyServerFlag);
  const named = read.configurations.map(versionOf).find((version) => version !== undefined);
  const messages = read.configurations.length === 0 ? messageFindings(text) : [];
  if (messages.length > 0) return { servers: [], findings: messages };
  if (read.configurations.length === 0 && read.leftOutAt !== undefined)
    return { servers: [], findings: [], unread: isTooLong ? tooLong : tooLongPart };
  const servers = read.configurations.map((configuration) =>
    serverOf(configuration, {
      ...circumstances,
      kubernetes: named ?? circumstances.kubernetes,
      isCertain: named !== undefined || circumstances.isCertain,
    }),
  );
  const findings = [
    ...notYaml(text, read),
    ...leftOut(text, read),
    ...servers.flatMap((server) => [
      ...server.configuration.faults.map(faultFinding),
      ...argumentFindings(server),
      ...pathFindings(server),
      ...recordingFindings(server),
      ...image(server),
    ]),
  ];
  const order = ['error', 'warning', 'notice'];
  findings.sort(
    (one, other) =>
      one.at.start - other.at.start || order.indexOf(one.severity) - order.indexOf(other.severity),
  );
  return {
    servers,
    findings,
    unread: servers.length === 0 ? unreadWords[read.instead ?? 'nothing'] : undefined,
  };
}

/** Says so where something was not looked at. */
function leftOut(text: string, { leftOutAt }: Read): DoctorFinding[] {
  if (leftOutAt === undefined) return [];
  const lineEnd = text.indexOf('\n', leftOutAt + 1);
  return [
    {
      code: 'not-read',
      severity: 'notice',
      at: { start: leftOutAt, end: lineEnd < 0 ? text.length : lineEnd },
      message:
        'The text is long, and what follows here was not checked, though it may start kube-apiserver. Paste that part alone.',
    },
  ];
}

function messageFindings(text: string): DoctorFinding[] {
  return recognizeMessages(text).map(({ severity, words, at }) => ({
    code: 'server-message',
    severity,
    message: words,
    at,
  }));
}

/** The minor version in the tag of an image, if it is one that is known here. */
function versionOf({ image: named }: ServerConfiguration): KubernetesVersion | undefined {
  const minor = /:v?(1\.\d+)/.exec(named?.text ?? '')?.[1];
  return kubernetesVersions.find((version) => version === minor);
}

function serverOf(
  configuration: ServerConfiguration,
  { kubernetes, isCertain = false, omitsRequestReceived }: Circumstances,
): Server {
  const set = [
    ...configuration.setAnyway,
    ...configuration.flags.map(({ name, value }) => [name, value] as const),
  ].flatMap(([name, value]): SetFlag[] => {
    const flag = auditFlags(kubernetes).get(name);
    return flag ? [{ flag, value, at: 0, valueAt: 0 }] : [];
  });
  return {
    configuration,
    kubernetes,
    isVersionCertain: isCertain,
    table: serverFlags(kubernetes),
    values: auditFlagValues({ set }, kubernetes),
    given: (name) => configuration.flags.findLast((flag) => flag.name === name),
    omitsRequestReceived,
  };
}

function notYaml(text: string, { faultAt, configurations }: Read): DoctorFinding[] {
  if (faultAt === undefined || configurations.length === 0) return [];
  const isTab =
    text[faultAt] === '\t' ||
    /\t/.test(text.slice(text.lastIndexOf('\n', faultAt) + 1, faultAt + 1));
  return [
    {
      code: 'not-yaml',
      severity: 'error',
      at: { start: faultAt, end: Math.min(faultAt + 1, text.length) },
      message: `This is not YAML from here on${isTab ? ': indentation must be blanks, not tabs' : ''}. kubelet ignores a manifest that it cannot read, so kube-apiserver is not started. What could be read was checked.`,
    },
  ];
}

/** Two names in one subject. */
const pair = (subject: string): [string, string] => {
  const [one = '', other = ''] = subject.split(' ');
  return [one, other];
};

const faultWords: Record<
  ReadingFault['code'],
  (subject: string) => Pick<DoctorFinding, 'severity' | 'message'>
> = {
  'config-map-elsewhere': (namespace) => ({
    severity: 'error',
    message: `Gardener looks for the ConfigMap in the namespace of the Shoot, \`${namespace}\`, and rejects the Shoot. Move it there.`,
  }),
  'config-map-key': (name) => ({
    severity: 'error',
    message: `The ConfigMap \`${name}\` has no key \`policy\`, from which Gardener takes the policy, so it rejects the Shoot. Name the key \`policy\`.`,
  }),
  'config-map-unnamed': () => ({
    severity: 'warning',
    message:
      '`auditPolicy.configMapRef.name` is missing, so Gardener’s default policy applies, which records nothing. Name the ConfigMap that has the policy.',
  }),
  'list-replaced': (path) => ({
    severity: 'error',
    message: `\`${path}\` replaces the whole list of the manifest, and kube-apiserver does not start without the rest of it. To add an item, write \`${path}/-\`.`,
  }),
  'program-missing': (word) => ({
    severity: 'error',
    message: `\`command\` begins with \`${word}\`, so no program is started. If this is a patch: \`command\` is replaced as a whole, not merged. Add to it with a JSON patch (\`kube-apiserver0+json.yaml\`) instead.`,
  }),
  'variable-off': (subject) => {
    const [variable, name] = pair(subject);
    return {
      severity: 'warning',
      message: `\`${variable}\` has no effect until \`${name}\` is \`true\`; its default is \`false\`.`,
    };
  },
  'variable-unknown': (name) => ({
    severity: 'warning',
    message: `kubespray has no variable \`${name}\`: Ansible ignores it.`,
  }),
  'mount-without-volume': (name) => ({
    severity: 'error',
    message: `There is no volume \`${name}\`, so the Pod is invalid and kubelet does not start it. Add the volume, or correct the name.`,
  }),
  'volume-without-mount': (name) => ({
    severity: 'warning',
    message: `The volume \`${name}\` is in no \`volumeMounts\`, so the container does not see it. Mount it, or remove it.`,
  }),
  'lost-continuation': (line) => ({
    severity: 'error',
    message: `The line does not end with a backslash, so for systemd the command ends after \`${line}\`: it ignores the lines that follow, and kube-apiserver gets none of their flags. End each line but the last with \`\\\`.`,
  }),
  'value-not-string': (value) => ({
    severity: 'error',
    message: `\`${value}\` is not a string here, and the values of extraArgs must be strings: the configuration is refused, \`cannot unmarshal … into Go struct field … of type string\`. Put it in quotes.`,
  }),
  placeholder: (subject) => ({
    severity: 'error',
    message: `\`${subject}\` stands for lines that were left out. As it is, it would be passed to kube-apiserver. Replace it with those lines, or remove it.`,
  }),
};

function faultFinding({ code, at, subject, fix }: ReadingFault): DoctorFinding {
  return { code, at, ...faultWords[code](subject), fix };
}

function image({ configuration }: Server): DoctorFinding[] {
  const named = configuration.image;
  if (!named || !/^(?:\w+\.)?k8s\.gcr\.io\/|^gcr\.io\/google[-_]containers\//.test(named.text))
    return [];
  return [
    {
      code: 'registry-frozen',
      severity: 'notice',
      at: named.at,
      message:
        '`k8s.gcr.io` has been frozen since April 2023: it gets no newer releases. Images are at `registry.k8s.io`.',
    },
  ];
}
