import { diagnose, type Circumstances, type Diagnosis } from '../../apiServer/doctor/diagnose';
import { mendAll } from '../../apiServer/doctor/mendAll';
import { doctorTitles, toolNames } from '../../apiServer/doctor/titles';
import { newestKubernetes } from '../../audit/types';
import { counted } from '../../ui/counted';
import { replaceFile } from '../check/replaceFile';
import type { Command } from '../command';
import { readInputs, unreadText, type Input } from '../inputs';
import { exitCodes, Unusable, WrongUse, type Io } from '../io';
import { choice, kubernetesIn, kubernetesOption } from '../options';
import { oneLine } from '../style';
import { acceptedPolicy } from '../policy';
import { omitsReceived, policyBeside } from './policyBeside';
import { jsonReport } from './json';
import type { Examined } from './report';
import { sarifReport } from './sarif';
import { textReport } from './text';

const severities = ['error', 'warning', 'notice'] as const;

/** `auditorium doctor`: whether kube-apiserver starts, and records, with a configuration. */
export const doctor: Command = {
  summary: 'Check how kube-apiserver is started: flags, volumes and mounts about auditing.',
  usage: '[OPTIONS] FILE…',
  notes: [
    `FILE is a manifest of kube-apiserver or a patch of it, a configuration of ${toolNames}, a systemd unit, a command line or the output of ps, a directory that is searched for them (*.yaml, *.yml, *.json), or - for standard input. The version is read from the image, if there is one.`,
  ],
  options: {
    format: { takes: 'FORMAT', help: 'text, json or sarif (2.1.0). Default: text.' },
    ...kubernetesOption,
    policy: {
      takes: 'FILE',
      help: 'The policy that kube-apiserver loads. Default: the one that the configuration has in it, or names, if it is there.',
    },
    deny: {
      takes: 'SEVERITY',
      help: 'Fail on error, warning (the default: events get lost) or notice, and on what is graver.',
    },
    allow: { takes: 'CODE', many: true, help: 'Do not report this code.' },
    fix: {
      help: 'Make the fixes, in the files. From standard input, the fixed text goes to standard output.',
    },
    quiet: { short: 'q', help: 'Print nothing for a file without findings.' },
  },
  examples: [
    ['auditorium doctor /etc/kubernetes/manifests/kube-apiserver.yaml', 'The manifest of a node'],
    [
      'kubectl -n kube-system get pod kube-apiserver-cp-1 -o yaml | auditorium doctor -',
      'What is running',
    ],
    ['auditorium doctor --policy policy.yaml kubeadm.yaml', 'Together with the policy'],
    ['ps aux | grep kube-apiserver | auditorium doctor -', 'A process of a node'],
  ],
  exits: [
    [exitCodes.ok, 'Nothing that is denied was found.'],
    [exitCodes.failed, 'kube-apiserver does not start, or events get lost.'],
    [exitCodes.unusable, 'A file cannot be read, starts no kube-apiserver, or an option is wrong.'],
  ],
  async run(given, io) {
    const format = choice(given, 'format', ['text', 'json', 'sarif']);
    const kubernetes = kubernetesIn(given) ?? newestKubernetes;
    const deny = given.value('deny') ?? 'warning';
    const denied = severities.findIndex((severity) => severity === deny);
    if (denied < 0) throw new WrongUse(`--deny takes ${severities.join(', ')}.`);
    const allowed = new Set(given.values('allow').flatMap((codes) => codes.split(',')));
    const strange = [...allowed].find((code) => !Object.hasOwn(doctorTitles, code));
    if (strange !== undefined) throw new WrongUse(`There is no check ${strange}.`);
    if (given.files.length === 0)
      throw new WrongUse('Name a file, a directory, or - for standard input.');
    const named = given.value('policy');
    const policy =
      named === undefined ? undefined : await acceptedPolicy(named, kubernetes, io, true);
    const supposed: Circumstances = {
      kubernetes,
      isCertain: given.value('kubernetes') !== undefined,
      ...(policy && { omitsRequestReceived: omitsReceived(policy.policy) }),
    };
    // What a search has diagnosed is not diagnosed again.
    const diagnosed = new Map<string, Diagnosis>();
    const first = (text: string) => {
      const diagnosis = diagnosed.get(text) ?? diagnose(text, supposed);
      diagnosed.set(text, diagnosis);
      return diagnosis;
    };
    const { inputs, unread } = await readInputs(given.files, io, {
      wants: (text) => first(text).servers.length > 0,
    });
    const isFixing = given.flag('fix');
    const examined = inputs.map((input): Examined => {
      const isWanted = (code: string) => !allowed.has(code);
      const [server] = first(input.text).servers;
      const beside = server && !policy ? policyBeside(input, server) : { findings: [] };
      const isKnown = beside.omitsRequestReceived !== undefined;
      const circumstances = isKnown
        ? { ...supposed, omitsRequestReceived: beside.omitsRequestReceived }
        : supposed;
      const after = isFixing
        ? mended(input, mendAll(input.text, circumstances, isWanted), io)
        : input;
      const diagnosis =
        after.text === input.text && !isKnown
          ? first(input.text)
          : diagnose(after.text, circumstances);
      const [now] = diagnosis.servers;
      const ofPolicy =
        after.text === input.text || !now || policy ? beside : policyBeside(after, now);
      const findings = [...ofPolicy.findings, ...diagnosis.findings]
        .filter(({ code }) => isWanted(code))
        .toSorted((one, other) => one.at.start - other.at.start);
      return { input: after, diagnosis, findings };
    });
    const printsText = isFixing && inputs.some(({ path }) => path === undefined);
    const print = printsText ? io.err : io.out;
    const reports = {
      text: () => textReport(examined, given.flag('quiet'), io),
      json: () => jsonReport(examined),
      sarif: () => sarifReport(examined),
    };
    print(reports[format]());
    for (const each of unread) io.err(`auditorium: ${unreadText(each)}\n`);
    if (unread.length > 0 || examined.some(({ diagnosis }) => diagnosis.unread !== undefined))
      return exitCodes.unusable;
    const isBad = examined.some(({ findings }) =>
      findings.some(({ severity }) => severities.indexOf(severity) <= denied),
    );
    return isBad ? exitCodes.failed : exitCodes.ok;
  },
};

/** Writes a text after its fixes back, or to standard output if it came from standard input. */
function mended(input: Input, { text, done }: ReturnType<typeof mendAll>, io: Io): Input {
  if (input.path === undefined) io.out(text);
  else if (text !== input.text) {
    const refused = replaceFile(input, text);
    if (refused !== undefined)
      throw new Unusable(`${oneLine(input.name)} is not changed: ${refused}.`);
  }
  if (done.length > 0)
    io.err(
      `${oneLine(input.name)}: ${counted(done.length, 'fix', 'fixes')}: ${done.join('; ')}.\n`,
    );
  return { ...input, text };
}
