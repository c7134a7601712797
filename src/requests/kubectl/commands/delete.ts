import { lingering } from '../assumed';
import { noteItem, targetsOf, type Target } from '../builder';
import { textOf } from '../manifests';
import { refuse } from '../refusal';
import { pathOf, type Session } from '../session';
import { sendRaw } from './raw';
import { watchOne } from './watchOne';

/** kubectl delete. Follows DeleteOptions (cmd/delete/delete.go). */
export function remove(session: Session): void {
  if (session.flag('raw') !== '') {
    const [file] = session.list('filename');
    const body = file === undefined ? {} : { body: textOf(session, file) };
    return sendRaw(session, 'DELETE', session.flag('raw'), { ...body, bodyType: '' });
  }
  const search = {
    args: session.args,
    files: session.list('filename'),
    labelSelector: session.flag('selector'),
    fieldSelector: session.flag('field-selector'),
    all: session.is('all'),
    allNamespaces: session.is('all-namespaces'),
    requireObject: false,
  };
  if (session.is('interactive'))
    for (const target of targetsOf(session, search)) noteItem(session, target);
  const options = deleteOptions(session);
  const deleted: Target[] = [];
  for (const target of targetsOf(session, search)) {
    if (target.isRead) noteItem(session, target);
    deleted.push(target);
    if (session.dryRun === 'client') continue;
    sendDelete(session, target, options);
  }
  if (session.is('wait') && session.dryRun === 'none') waitFor(session, deleted);
  return undefined;
}

/** Sends the request that deletes one object. */
export function sendDelete(
  session: Session,
  { mapping, namespace, name }: Target,
  options: object,
): void {
  session.send('DELETE', pathOf(mapping, namespace, name), {
    body: { kind: 'DeleteOptions', apiVersion: 'v1', ...options },
    code: 200,
  });
}

/** The DeleteOptions of --grace-period, --now, --force, --cascade and --dry-run. */
export function deleteOptions(session: Session): object {
  const grace = gracePeriod(session);
  return {
    ...(grace >= 0 && { gracePeriodSeconds: grace }),
    propagationPolicy: propagation(session.flag('cascade')),
    ...(session.dryRun === 'server' && { dryRun: ['All'] }),
  };
}

/** Follows DeleteOptions.Complete: --now is a second, and without --force a grace period of 0 is one too. */
function gracePeriod(session: Session): number {
  const grace = session.number('grace-period');
  if (session.is('now')) {
    if (grace !== -1) refuse('--now and --grace-period cannot be specified together');
    return 1;
  }
  if (grace === 0 && !session.is('force')) return 1;
  if (session.is('force') && grace > 0)
    refuse('--force and --grace-period greater than 0 cannot be specified together');
  return session.is('force') && grace < 0 ? 0 : grace;
}

function propagation(cascade: string): string {
  const policies: Record<string, string> = {
    background: 'Background',
    foreground: 'Foreground',
    orphan: 'Orphan',
    true: 'Background',
    false: 'Orphan',
  };
  return Object.hasOwn(policies, cascade)
    ? (policies[cascade] ?? '')
    : refuse(`invalid cascade value (${cascade}). Must be "background", "foreground", or "orphan"`);
}

/** Waits until objects are gone: reads each, and watches those that take their time. Follows IsDeleted (cmd/wait). */
export function waitFor(session: Session, targets: readonly Target[]): void {
  for (const { mapping, namespace, name } of targets) {
    const lingers = lingering.has(mapping.resource);
    session.send('GET', pathOf(mapping, namespace, name), { code: lingers ? 200 : 404 });
    if (lingers) watchOne(session, mapping, namespace, name);
    else
      session.note(
        `${mapping.resource} are gone at once, unless finalizers keep them; then kubectl watches.`,
      );
  }
}
