import { accountGroups } from '../audit/request/serviceAccount';
import type { KubernetesVersion } from '../audit/types';
import type { SampleRequest } from '../catalog/types';
import { callerIds, callers } from '../requests/callers';
import { translateKubectl } from '../requests/kubectl/translate';
import type { Sender } from '../requests/ownCallers';
import { readRequests } from '../requests/readRequests';
import { yamlValue } from '../requests/safeYaml';
import { filesNamed } from './filesNamed';
import { readInputs, unreadText } from './inputs';
import { Unusable, WrongUse, type Io } from './io';
import type { Given, Option } from './options';
import { oneLine } from './style';

/** The options that name requests. */
export const requestOptions = {
  kubectl: {
    takes: 'COMMAND',
    many: true,
    help: "A kubectl command, e.g. 'kubectl get secrets -n prod'. It is not run.",
  },
  request: {
    takes: 'FILE',
    many: true,
    help: 'A file of requests, one a line: kubectl and curl commands, METHOD /path. - is standard input.',
  },
  path: {
    takes: '"METHOD /path"',
    many: true,
    help: 'A request by method and path, e.g. "GET /healthz".',
  },
  event: {
    takes: 'FILE',
    many: true,
    help: 'A file of audit events, such as audit.log. - is standard input.',
  },
  as: {
    takes: 'USER',
    help: `Who sends requests that do not say so: ${callerIds.join(', ')}, or a username. Default: developer.`,
  },
  'as-group': {
    takes: 'GROUP',
    many: true,
    help: 'A group of the user given with --as, besides system:authenticated.',
  },
} satisfies Record<string, Option>;

/**
 * Returns the requests that the options name, in order, each with an id of its own; undefined if they name none. Warns on
 * standard error about what must be known about a command. Throws Unusable, with file and line, for what cannot be read.
 */
export async function requestsIn(
  given: Given,
  kubernetes: KubernetesVersion,
  io: Io,
): Promise<SampleRequest[] | undefined> {
  const sender = senderIn(given);
  const texts: { name: string; text: string }[] = [
    ...given.values('kubectl').map((text) => ({ name: '--kubectl', text: withKubectl(text) })),
    ...given.values('path').map((text) => ({ name: '--path', text })),
  ];
  const files = [...given.values('request'), ...given.values('event')];
  const { inputs, unread } = await readInputs(files, io, { wants: () => true });
  const [refused] = unread;
  if (refused) throw new Unusable(unreadText(refused));
  texts.push(...inputs);
  if (texts.length === 0) return undefined;
  const found: SampleRequest[] = [];
  for (const { name, text } of texts) {
    const reading = readRequests(text, {
      sender,
      yaml: yamlValue,
      now: Date.now(),
      kubectl: (command, written) =>
        translateKubectl(command, {
          kubernetes,
          kubectl: kubernetes,
          // Not those that a file of commands names: it may be somebody else's.
          files: { ...(name === '--kubectl' && filesNamed(command, io.cwd)), ...written },
        }),
    });
    const [wrong] = reading.refused;
    if (wrong)
      throw new Unusable(`${placeOf(name, wrong.line)}: ${oneLine(inTerminal(wrong.reason))}`);
    if (reading.requests.length === 0) throw new Unusable(`${oneLine(name)} has no requests.`);
    for (const { request, notes } of reading.requests) {
      for (const note of notes)
        io.err(`auditorium: ${oneLine(request.command)}: ${oneLine(note)}\n`);
      found.push({ ...request, id: `own-${found.length + 1}`, kinds: ['Yours'] });
    }
  }
  return found;
}

/** In the studio, a file is pasted. */
const inTerminal = (reason: string) =>
  reason.replace(
    /^What (.+) contains is not known: paste .*$/,
    '$1 is not a file that can be read.',
  );

/** The line matters in a file, not in an option. */
const placeOf = (name: string, line: number) =>
  name.startsWith('--') ? name : `${oneLine(name)}:${line}`;

/** "get pods" means kubectl, too. */
const withKubectl = (command: string) =>
  /^\s*(?:\S*[/\\])?(?:kubectl|oc|k)(?:\.exe)?\s/.test(command) ? command : `kubectl ${command}`;

function senderIn(given: Given): Sender {
  const name = given.value('as') ?? 'developer';
  const groups = given.values('as-group');
  const known = callerIds.find((id) => id === name);
  if (known !== undefined && groups.length === 0) return callers[known];
  if (given.value('as') === undefined) throw new WrongUse('--as-group needs --as.');
  if (known !== undefined) {
    const { user, ...rest } = callers[known];
    if (!user) throw new WrongUse(`--as ${known} has no groups.`);
    return { ...rest, user: { ...user, groups: [...groups, ...(user.groups ?? [])] } };
  }
  const own = name.startsWith('system:node:') ? ['system:nodes'] : accountGroups(name);
  return {
    user: { username: name, groups: [...groups, ...own, 'system:authenticated'] },
    sourceIPs: ['192.0.2.8'],
  };
}
