import { selectorOf } from '../assumed';
import { targetsOf, type Target } from '../builder';
import { refuse } from '../refusal';
import { pathOf, unknownBody, type Session } from '../session';
import { jsonPatch, noteListed, strategicPatch } from './change';
import { watchOne } from './watchOne';

function targets(session: Session): Generator<Target> {
  return targetsOf(session, {
    args: session.args,
    files: session.list('filename'),
    labelSelector: session.flag('selector'),
    emptySelects: true,
    latest: true,
  });
}

/** kubectl rollout status. Follows RolloutStatusOptions.Run (cmd/rollout/rollout_status.go). */
export function rolloutStatus(session: Session): void {
  for (const target of targets(session)) {
    kindFor(
      target,
      ['deployments', 'daemonsets', 'statefulsets'],
      'no status viewer has been implemented for',
    );
    watchOne(session, target.mapping, target.namespace, target.name);
  }
}

/** kubectl rollout restart. */
export function rolloutRestart(session: Session): void {
  patchAll(
    session,
    ['deployments', 'daemonsets', 'statefulsets'],
    'restarting is not supported for',
  );
}

/** kubectl rollout pause and resume. */
export function rolloutPause(session: Session): void {
  patchAll(session, ['deployments'], 'pausing is not supported for');
}

function patchAll(session: Session, kinds: string[], problem: string) {
  for (const target of [...targets(session)]) {
    noteListed(session, target);
    kindFor(target, kinds, problem);
    session.send('PATCH', pathOf(target.mapping, target.namespace, target.name), {
      query: { fieldManager: session.flag('field-manager') || undefined },
      body: unknownBody,
      bodyType: strategicPatch,
      code: 200,
    });
  }
}

function kindFor({ mapping, name }: Target, kinds: string[], problem: string) {
  if (!kinds.includes(mapping.resource)) refuse(`${problem} ${mapping.resource} "${name}"`);
}

/** kubectl rollout history. Follows the history viewers (polymorphichelpers/history.go). */
export function rolloutHistory(session: Session): void {
  for (const target of targets(session)) readRevisions(session, target);
}

/** kubectl rollout undo. Follows the rollbackers (polymorphichelpers/rollback.go). */
export function rolloutUndo(session: Session): void {
  for (const target of targets(session)) {
    readRevisions(session, target);
    if (session.dryRun === 'client') continue;
    session.send('PATCH', pathOf(target.mapping, target.namespace, target.name), {
      query: session.dryRun === 'server' ? { dryRun: 'All' } : {},
      body: unknownBody,
      bodyType: target.mapping.resource === 'deployments' ? jsonPatch : strategicPatch,
      code: 200,
    });
    session.note('The PATCH is sent if there is an earlier revision to return to.');
  }
}

function readRevisions(session: Session, { mapping, namespace, name }: Target) {
  const isDeployment = mapping.resource === 'deployments';
  kindFor(
    { mapping, namespace, name },
    ['deployments', 'daemonsets', 'statefulsets'],
    'no history viewer has been implemented for',
  );
  const revisions = { ...mapping, resource: isDeployment ? 'replicasets' : 'controllerrevisions' };
  session.send('GET', pathOf(mapping, namespace, name), { code: 200 });
  session.send('GET', pathOf(revisions, namespace), {
    query: { labelSelector: selectorOf(name) },
    code: 200,
  });
  session.note(`The selector of ${name} is not known: ${selectorOf(name)} stands for it.`);
}
