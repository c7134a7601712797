import { stringAt } from '../../../audit/go/jsonObject';
import { noteItem, targetsOf, type Target } from '../builder';
import { refuse } from '../refusal';
import { pathOf, unknownBody, type Session } from '../session';
import { hasStrategicPatch, mergePatch, strategicPatch } from './change';
import { discoverSchemas, fieldValidation } from './validation';

const applyPatch = 'application/apply-patch+yaml';

/** kubectl apply. Follows ApplyOptions (cmd/apply/apply.go). */
export function apply(session: Session): void {
  const files = session.list('filename');
  if (files.length === 0) refuse('must specify one of -f and -k');
  if (session.args.length > 0) refuse(`Unexpected args: [${session.args.join(' ')}]`);
  if (session.is('prune'))
    refuse('What --prune deletes depends on the cluster, so it is not translated.');
  if (session.is('server-side') && session.dryRun === 'client')
    refuse(
      "--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)",
    );
  if (session.is('force-conflicts') && !session.is('server-side'))
    refuse('--force-conflicts only works with --server-side');
  discoverSchemas(session, files);
  const targets = [...targetsOf(session, { files, labelSelector: session.flag('selector') })];
  if (targets.length === 0) refuse('no objects passed to apply');
  for (const target of targets) {
    refuseGenerated(target);
    if (session.is('server-side')) applyServerSide(session, target);
    else applyClientSide(session, target);
  }
}

function refuseGenerated({ name, object }: Target) {
  const generated = stringAt(object?.['metadata'], 'generateName');
  if (name === '' && generated !== '')
    refuse(`from ${generated}: cannot use generate name with apply`);
}

function applyServerSide(session: Session, { mapping, namespace, name, object }: Target) {
  session.send('PATCH', pathOf(mapping, namespace, name, session.flag('subresource')), {
    query: {
      ...session.changeQuery({ force: session.is('force-conflicts') }),
      fieldManager: serverSideManager(session),
      fieldValidation: fieldValidation(session),
    },
    body: object,
    bodyType: applyPatch,
    code: 200,
  });
  session.note(
    'For an object that client-side apply made, kubectl migrates managedFields with further requests.',
  );
}

/** Follows GetApplyFieldManagerFlag. */
function serverSideManager(session: Session): string {
  return session.has('field-manager') ? session.flag('field-manager') : 'kubectl';
}

function applyClientSide(session: Session, { mapping, namespace, name, object }: Target) {
  session.send('GET', pathOf(mapping, namespace, name), { code: 404 });
  session.readNamespace(namespace);
  session.note(
    `The objects are assumed to be new. If ${mapping.resource} ${name} exists, a PATCH follows instead of the POST, or nothing if it is unchanged.`,
  );
  if (session.dryRun === 'client') return;
  session.send('POST', pathOf(mapping, namespace), {
    query: session.changeQuery({ fieldValidation: fieldValidation(session) }),
    body: object,
    code: 201,
  });
}

/** kubectl diff. Follows InfoObject.Merged (cmd/diff/diff.go). */
export function diff(session: Session): void {
  const files = session.list('filename');
  if (files.length === 0) refuse('must specify one of -f and -k');
  for (const target of targetsOf(session, { files, labelSelector: session.flag('selector') })) {
    const { mapping, namespace, name, object } = target;
    const isServerSide = session.is('server-side');
    session.send('GET', pathOf(mapping, namespace, name), { code: 200 });
    session.send('PATCH', pathOf(mapping, namespace, name), {
      query: {
        dryRun: 'All',
        fieldManager: isServerSide ? serverSideManager(session) : session.flag('field-manager'),
        ...(isServerSide && { force: session.is('force-conflicts') }),
      },
      body: isServerSide ? object : unknownBody,
      bodyType: isServerSide ? applyPatch : hasStrategicPatch(target) ? strategicPatch : mergePatch,
      code: 200,
    });
    session.note('If an object does not exist, it is created with dryRun instead.');
  }
}

/** kubectl apply view-last-applied. */
export function viewLastApplied(session: Session): void {
  const targets = targetsOf(session, {
    args: session.args,
    files: session.list('filename'),
    labelSelector: session.flag('selector'),
    all: session.is('all'),
    latest: true,
  });
  for (const target of targets)
    if (session.is('all') || session.flag('selector') !== '') noteItem(session, target);
}
