import { refuse } from '../refusal';
import { targetsOf } from '../builder';
import { pathOf, unknownBody, type Session } from '../session';
import { podFor, podMapping, podOfTarget, podPath } from '../workloads';
import { strategicPatch } from './change';
import { sendStream } from './streams';
import { watchOne } from './watchOne';

/** kubectl port-forward. Follows PortForwardOptions (cmd/portforward/portforward.go). */
export function portForward(session: Session): void {
  const [name, ...ports] = session.args;
  if (name === undefined) refuse('TYPE/NAME and list of ports are required for port-forward');
  if (ports.length === 0) refuse('at least 1 PORT is required for port-forward');
  const pod = podFor(session, [name]);
  session.send('GET', podPath(pod), { code: 200 });
  session.send('GET', podPath(pod, 'portforward'), { code: 101 });
  session.note('If the WebSocket is refused, kubectl sends a POST to the same URL.');
}

/** kubectl cp. Follows CopyOptions.Run (cmd/cp/cp.go), which is an exec of tar. */
export function copy(session: Session): void {
  const [from = '', to = ''] = session.args;
  if (session.args.length !== 2) refuse('source and destination are required');
  const source = placeOf(session, from);
  const destination = placeOf(session, to);
  if (source && destination) refuse('one of src or dest must be a local file specification');
  if (source) runIn(session, source, tarOf(session, source.path), false);
  else if (destination) copyTo(session, destination);
  else refuse('one of src or dest must be a remote file specification');
}

/** With --retries the copy can go on where it broke. */
function tarOf(session: Session, path: string): string[] {
  if (session.number('retries') === 0) return ['tar', 'cf', '-', path];
  session.note('Each retry reads the pod again and runs the command from a later byte.');
  return ['sh', '-c', `tar cf - '${path}' | tail -c+0`];
}

interface Place {
  namespace: string;
  name: string;
  path: string;
}

function placeOf(session: Session, arg: string): Place | undefined {
  const at = arg.indexOf(':');
  if (at <= 0) return undefined;
  const [namespace, name] = arg.slice(0, at).includes('/')
    ? arg.slice(0, at).split('/')
    : [session.namespace, arg.slice(0, at)];
  return { namespace: namespace ?? '', name: name ?? '', path: arg.slice(at + 1) };
}

function copyTo(session: Session, place: Place) {
  const path = place.path.replace(/\/+$/, '') || '/';
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isFolder = path !== place.path || !name.includes('.');
  const folder = isFolder ? path : path.slice(0, path.lastIndexOf('/')) || '/';
  runIn(session, place, ['test', '-d', path], false);
  session.note(`${path} is assumed ${isFolder ? '' : 'not '}to be a folder.`);
  runIn(session, place, ['tar', '-xmf', '-', '-C', folder], true);
}

function runIn(session: Session, place: Place, command: string[], stdin: boolean) {
  session.send('GET', podPath(place), { code: 200 });
  const pod = podOfTarget(session, { mapping: podMapping, ...place }, session.flag('container'));
  session.send('GET', podPath(pod, 'exec'), {
    query: {
      command,
      container: pod.container,
      stderr: true,
      stdin: stdin || undefined,
      stdout: true,
    },
    code: 101,
  });
}

/** kubectl debug. Follows DebugOptions.Run (cmd/debug/debug.go). */
export function debug(session: Session): void {
  if (session.args.length === 0 && session.list('filename').length === 0)
    refuse('NAME or filename is required for debug');
  const names = session.dashAt >= 0 ? session.args.slice(0, session.dashAt) : session.args;
  const targets = targetsOf(session, {
    args: names,
    files: session.list('filename'),
    defaultType: 'pods',
  });
  for (const target of targets) {
    if (target.mapping.resource === 'nodes')
      debugByPod(session, `node-debugger-${target.name}-xxxxx`, 'debugger');
    else if (session.flag('copy-to') !== '')
      debugByPod(session, session.flag('copy-to'), 'debugger-xxxxx');
    else debugInPod(session, target.name);
  }
}

function debugByPod(session: Session, pod: string, container: string) {
  session.send('POST', pathOf(podMapping, session.namespace), {
    body: unknownBody,
    bodyType: session.typedBody,
    code: 201,
  });
  attachTo(session, pod, container);
}

function debugInPod(session: Session, pod: string) {
  session.send(
    'PATCH',
    podPath({ namespace: session.namespace, name: pod }, 'ephemeralcontainers'),
    {
      body: unknownBody,
      bodyType: strategicPatch,
      code: 200,
    },
  );
  attachTo(session, pod, 'debugger-xxxxx');
}

function attachTo(session: Session, name: string, given: string) {
  const isAttached = session.has('attach') ? session.is('attach') : session.is('stdin');
  if (!isAttached) return;
  const container = session.flag('container') || given;
  if (container.endsWith('xxxxx') || name.endsWith('xxxxx'))
    session.note(
      'kubectl ends generated names with five random characters; xxxxx stands for them.',
    );
  watchOne(session, podMapping, session.namespace, name, true);
  sendStream(session, { namespace: session.namespace, name, container }, 'attach', []);
}
