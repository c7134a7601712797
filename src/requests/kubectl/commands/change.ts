import { lingering } from '../assumed';
import { noteItem, read, targetsOf, type Search, type Target } from '../builder';
import { textOf, manifestsOf } from '../manifests';
import { refuse } from '../refusal';
import { pathOf, unknownBody, type Session } from '../session';
import { deleteOptions, sendDelete } from './delete';
import { sendRaw } from './raw';
import { discoverSchemas, fieldValidation } from './validation';

export const mergePatch = 'application/merge-patch+json';
export const jsonPatch = 'application/json-patch+json';
export const strategicPatch = 'application/strategic-merge-patch+json';

/** Whether an object's type has strategic merge patches: all built-in types. */
export function hasStrategicPatch({ mapping: { group } }: Target): boolean {
  return group === '' || !group.includes('.') || group.endsWith('.k8s.io');
}

/** kubectl replace. Follows ReplaceOptions (cmd/replace/replace.go). */
export function replace(session: Session): void {
  const files = session.list('filename');
  const [file] = files;
  if (file === undefined) refuse('must specify one of -f and -k');
  if (session.flag('raw') !== '')
    return sendRaw(session, 'PUT', session.flag('raw'), {
      body: textOf(session, file),
      bodyType: '',
      code: 200,
    });
  discoverSchemas(session, files);
  if (session.is('force')) return forceReplace(session, files);
  for (const target of targetsOf(session, { files })) {
    const { mapping, namespace, name, object } = target;
    if (session.dryRun === 'client') continue;
    read(session, target, { subresource: session.flag('subresource') });
    session.send('PUT', pathOf(mapping, namespace, name, session.flag('subresource')), {
      query: session.changeQuery({ fieldValidation: fieldValidation(session) }),
      body: object,
      code: 200,
    });
    session.note('If the file has a resourceVersion, kubectl does not read the object first.');
  }
  return undefined;
}

/** Deletes, waits and creates anew. Follows forceReplace. */
function forceReplace(session: Session, files: readonly string[]) {
  const targets = [...targetsOf(session, { files })];
  for (const target of targets) sendDelete(session, target, deleteOptions(session));
  for (const target of targets) {
    read(session, target);
    if (lingering.has(target.mapping.resource)) read(session, target);
    session.readNamespace(target.namespace);
  }
  session.note('kubectl asks once a second until the objects are gone.');
  for (const { mapping, namespace, object } of targets) {
    session.send('POST', pathOf(mapping, namespace), {
      query: session.changeQuery({ fieldValidation: fieldValidation(session) }),
      body: object,
      code: 201,
    });
  }
}

/** kubectl patch. Follows PatchOptions.RunPatch (cmd/patch/patch.go). */
export function patch(session: Session): void {
  const types: Record<string, string> = {
    json: jsonPatch,
    merge: mergePatch,
    strategic: strategicPatch,
  };
  const type = session.flag('type').toLowerCase();
  const bodyType =
    types[type] ??
    refuse(`--type must be one of [json merge strategic], not "${session.flag('type')}"`);
  const body = patchBody(session);
  const search = {
    args: session.args,
    files: session.list('filename'),
    subresource: session.flag('subresource'),
  };
  for (const target of targetsOf(session, search)) {
    if (session.is('local') || session.dryRun === 'client') continue;
    session.send(
      'PATCH',
      pathOf(target.mapping, target.namespace, target.name, search.subresource),
      {
        query: session.changeQuery(),
        body,
        bodyType,
        code: bodyType === strategicPatch && !hasStrategicPatch(target) ? 415 : 200,
      },
    );
  }
}

function patchBody(session: Session): unknown {
  const file = session.flag('patch-file');
  if (file === '' && session.flag('patch') === '')
    refuse('must specify --patch or --patch-file containing the contents of the patch');
  if (file !== '') return manifestsOf(session, file)[0] ?? textOf(session, file);
  try {
    return JSON.parse(session.flag('patch')) as unknown;
  } catch {
    return unknownBody;
  }
}

/** kubectl edit. Follows EditOptions (cmd/util/editor/editoptions.go). */
export function edit(session: Session): void {
  const search: Search = {
    args: session.args,
    files: session.list('filename'),
    subresource: session.flag('subresource'),
    latest: true,
  };
  for (const target of [...targetsOf(session, search)]) {
    session.send(
      'PATCH',
      pathOf(target.mapping, target.namespace, target.name, search.subresource),
      {
        query: { ...session.changeQuery({ fieldValidation: fieldValidation(session) }) },
        body: unknownBody,
        bodyType: hasStrategicPatch(target) ? strategicPatch : mergePatch,
        code: 200,
      },
    );
  }
  session.note(
    'The PATCH is sent if you save a change in the editor; what you write is not known.',
  );
}

/** Says so where a target comes from a list. */
export function noteListed(session: Session, target: Target): void {
  const isListed =
    session.is('all') || session.flag('selector') !== '' || session.flag('field-selector') !== '';
  if (isListed) noteItem(session, target);
}
