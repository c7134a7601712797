import { targetsOf } from '../builder';
import { refuse } from '../refusal';
import { pathOf, unknownBody, type Session } from '../session';
import { mergePatch, noteListed } from './change';

/** kubectl scale. Follows ScaleOptions.RunScale (cmd/scale/scale.go) and genericScaler (scale/scale.go). */
export function scale(session: Session): void {
  if (!session.has('replicas')) refuse('required flag(s) "replicas" not set');
  const replicas = session.number('replicas');
  if (replicas < 0)
    refuse('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0');
  const targets = [
    ...targetsOf(session, {
      args: session.args,
      files: session.list('filename'),
      labelSelector: session.flag('selector'),
      emptySelects: session.is('all'),
    }),
  ];
  const isGuarded =
    session.number('current-replicas') !== -1 || session.flag('resource-version') !== '';
  const query = session.dryRun === 'server' ? { dryRun: 'All' } : {};
  for (const target of targets) {
    noteListed(session, target);
    if (session.dryRun === 'client') continue;
    const path = pathOf(target.mapping, target.namespace, target.name, 'scale');
    if (isGuarded) {
      session.send('GET', path, { code: 200 });
      session.send('PUT', path, { query, body: unknownBody, bodyType: '', code: 200 });
      session.note('If the conditions do not hold, the PUT is not sent.');
    } else {
      session.send('PATCH', path, {
        query,
        body: { spec: { replicas } },
        bodyType: mergePatch,
        code: 200,
      });
    }
    if (!['', '0', '0s'].includes(session.flag('timeout'))) {
      session.send('GET', path, { code: 200 });
      session.note('The scale is read again until it is reached.');
    }
  }
}

/** kubectl autoscale. Follows AutoscaleOptions.Run (cmd/autoscale/autoscale.go). */
export function autoscale(session: Session): void {
  if (session.number('max') < 1) refuse('--max=MAXPODS is required and must be at least 1');
  for (const target of targetsOf(session, {
    args: session.args,
    files: session.list('filename'),
  })) {
    if (session.dryRun === 'client') continue;
    const version = session.since('1.33') ? 'v2' : 'v1';
    const autoscalers = {
      group: 'autoscaling',
      version,
      resource: 'horizontalpodautoscalers',
      kind: '',
      namespaced: true,
    };
    session.send('POST', pathOf(autoscalers, target.namespace), {
      query: session.changeQuery(),
      body: unknownBody,
      bodyType: session.typedBody,
      code: 201,
    });
  }
}
