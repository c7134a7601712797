import { itemName } from '../assumed';
import { targetsOf, type Target } from '../builder';
import { refuse } from '../refusal';
import { pathOf, unknownBody, type Session } from '../session';
import { podMapping, podPath } from '../workloads';
import { noteListed, strategicPatch } from './change';
import { fieldValidation } from './validation';

/** kubectl taint. Follows TaintOptions.RunTaint (cmd/taint/taint.go). */
export function taint(session: Session): void {
  const [type, ...rest] = session.args;
  if (type === undefined || !['node', 'nodes', 'no'].includes(type))
    refuse('at least one resource name must be specified: kubectl taint NODE NAME KEY=VAL:EFFECT');
  const names = rest.filter((arg) => !/[=:]|-$/.test(arg));
  if (names.length === rest.length) refuse('at least one taint update is required');
  const search =
    session.is('all') || session.flag('selector') !== ''
      ? { args: ['nodes'] }
      : { args: names, defaultType: 'nodes' };
  const targets = targetsOf(session, {
    ...search,
    labelSelector: session.flag('selector'),
    all: session.is('all'),
  });
  for (const target of targets) {
    noteListed(session, target);
    if (session.dryRun === 'client') continue;
    patchNode(session, target, session.changeQuery({ fieldValidation: fieldValidation(session) }));
  }
}

function patchNode(session: Session, { mapping, name }: Target, query = {}) {
  session.send('PATCH', pathOf(mapping, '', name), {
    query,
    body: unknownBody,
    bodyType: strategicPatch,
    code: 200,
  });
}

/** kubectl cordon. Follows DrainCmdOptions.RunCordonOrUncordon (cmd/drain/drain.go). */
export function cordon(session: Session): void {
  cordoned(session, true);
}

/** kubectl uncordon. */
export function uncordon(session: Session): void {
  session.note('If the node is not cordoned, nothing is sent.');
  cordoned(session, false);
}

function cordoned(session: Session, unschedulable: boolean): Target[] {
  const selector = session.flag('selector');
  if (session.args.length === 0 && selector === '')
    refuse(`USAGE: ${session.command} NODE [flags]`);
  const targets = [
    ...targetsOf(session, {
      args: selector === '' ? session.args : ['nodes'],
      ...(selector === '' && { defaultType: 'nodes' }),
      labelSelector: selector,
      limit: session.number('chunk-size') || 500,
    }),
  ];
  for (const target of targets) {
    noteListed(session, target);
    if (session.dryRun === 'client') continue;
    session.send('PATCH', pathOf(target.mapping, '', target.name), {
      query: session.dryRun === 'server' ? { dryRun: 'All' } : {},
      body: { spec: { unschedulable: unschedulable || null } },
      bodyType: strategicPatch,
      code: 200,
    });
  }
  return targets;
}

/** kubectl drain. Follows RunDrain, and EvictPod and DeletePod (drain/drain.go). */
export function drain(session: Session): void {
  const targets = cordoned(session, true);
  for (const target of targets) {
    session.send('GET', pathOf(podMapping), {
      query: {
        fieldSelector: `spec.nodeName=${target.name}`,
        labelSelector: session.flag('pod-selector') || undefined,
        limit: session.number('chunk-size') || undefined,
      },
      code: 200,
    });
    const pod = { namespace: 'default', name: itemName('pods') };
    session.note(
      `Which pods run on ${target.name} is not known: ${pod.name} in ${pod.namespace} stands for each of them.`,
    );
    if (session.dryRun === 'client') continue;
    removePod(session, pod);
  }
}

function removePod(session: Session, pod: { namespace: string; name: string }) {
  const dryRun = session.dryRun === 'server';
  const grace = session.number('grace-period');
  const options = {
    ...(grace >= 0 && { gracePeriodSeconds: grace }),
    ...(dryRun && { dryRun: ['All'] }),
  };
  if (session.is('disable-eviction')) {
    session.send('DELETE', podPath(pod), {
      body: { kind: 'DeleteOptions', apiVersion: 'v1', ...options },
      bodyType: session.typedBody,
      code: 200,
    });
  } else {
    session.discover('/api/v1');
    session.send('POST', podPath(pod, 'eviction'), {
      body: { kind: 'Eviction', apiVersion: 'policy/v1', metadata: pod, deleteOptions: options },
      code: 201,
    });
  }
  if (!dryRun) session.send('GET', podPath(pod), { code: 404 });
}
