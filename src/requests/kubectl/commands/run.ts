import { targetsOf } from '../builder';
import { refuse } from '../refusal';
import { pathOf, unknownBody, type Session } from '../session';
import { podMapping, podPath } from '../workloads';
import { sendStream } from './streams';
import { watchOne } from './watchOne';

const services = {
  group: '',
  version: 'v1',
  resource: 'services',
  kind: 'Service',
  namespaced: true,
};

/** kubectl run. Follows RunOptions.Run (cmd/run/run.go). */
export function run(session: Session): void {
  const { args, dashAt, namespace } = session;
  const [name, ...command] = args;
  if (name === undefined || dashAt === 0) refuse('NAME is required for run');
  const image = session.flag('image');
  if (image === '') refuse('--image is required');
  const isInteractive = session.is('stdin');
  const isAttached = session.has('attach') ? session.is('attach') : isInteractive;
  if (session.is('tty') && !isInteractive)
    refuse('-i/--stdin is required for containers with -t/--tty=true');
  if (session.is('expose') && session.flag('port') === '')
    refuse('--port must be set when exposing a service');
  if (session.is('rm') && !isAttached) refuse('--rm should only be used for attached containers');
  if (isAttached && session.dryRun !== 'none')
    refuse(
      "--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)",
    );
  if (session.dryRun === 'client') return;
  session.send('POST', pathOf(podMapping, namespace), {
    query: session.changeQuery(),
    body: podBody(session, name, image, command),
    code: 201,
  });
  if (session.is('expose'))
    session.send('POST', pathOf(services, namespace), {
      query: session.changeQuery(),
      body: unknownBody,
      code: 201,
    });
  if (isAttached) attachTo(session, name);
}

/** The pod that run makes of its simplest flags; unknown with others. */
function podBody(
  session: Session,
  name: string,
  image: string,
  command: readonly string[],
): unknown {
  const others = [
    'overrides',
    'env',
    'labels',
    'port',
    'annotations',
    'privileged',
    'stdin',
    'tty',
    'image-pull-policy',
  ];
  if (others.some((flag) => session.has(flag))) return unknownBody;
  const given = command.length > 0 && { [session.is('command') ? 'command' : 'args']: command };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { labels: { run: name }, name },
    spec: {
      containers: [{ image, name, resources: {}, ...given }],
      dnsPolicy: 'ClusterFirst',
      restartPolicy: session.flag('restart'),
    },
    status: {},
  };
}

function attachTo(session: Session, name: string) {
  const pod = { namespace: session.namespace, name, container: name };
  watchOne(session, podMapping, pod.namespace, name, true);
  if (session.since('1.36'))
    session.send('GET', podPath(pod, 'log'), { query: { container: name }, code: 200 });
  sendStream(session, pod, 'attach', []);
  if (session.flag('restart') !== 'Always' && !session.is('leave-stdin-open'))
    watchOne(session, podMapping, pod.namespace, name, true);
  if (session.is('rm')) {
    session.send('GET', podPath(pod), { code: 200 });
    session.send('DELETE', podPath(pod), {
      body: { kind: 'DeleteOptions', apiVersion: 'v1', propagationPolicy: 'Background' },
      code: 200,
    });
  }
}

/** kubectl expose. Follows ExposeServiceOptions.RunExpose (cmd/expose/expose.go). */
export function expose(session: Session): void {
  for (const target of targetsOf(session, {
    args: session.args,
    files: session.list('filename'),
    latest: true,
  })) {
    if (
      !['pods', 'services', 'replicationcontrollers', 'deployments', 'replicasets'].includes(
        target.mapping.resource,
      )
    )
      refuse(`cannot expose a ${target.mapping.kind}`);
    if (session.dryRun === 'client') continue;
    session.send('POST', pathOf(services, session.namespace), {
      query: session.changeQuery(),
      body: unknownBody,
      code: 201,
    });
  }
}
