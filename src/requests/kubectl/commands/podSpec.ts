import { targetsOf, type Search } from '../builder';
import { refuse } from '../refusal';
import { mappingFor } from '../resources';
import { pathOf, unknownBody, type Session } from '../session';
import { noteListed, strategicPatch } from './change';

/** Divides the arguments of kubectl set: objects, then key=value. */
function divided(args: readonly string[], isChange = (arg: string) => /.[=]/.test(arg)) {
  const at = args.findIndex(isChange);
  return at < 0
    ? { objects: args, changes: [] }
    : { objects: args.slice(0, at), changes: args.slice(at) };
}

function searchOf(session: Session, args: readonly string[]): Search {
  return {
    args,
    files: session.list('filename'),
    labelSelector: session.flag('selector'),
    all: session.is('all'),
    latest: true,
  };
}

/** Reads objects and sends a patch of each. Follows CalculatePatches and Helper.Patch (cmd/set/helper.go). */
function patchAll(session: Session, search: Search) {
  if (session.is('local')) return;
  for (const target of [...targetsOf(session, search)]) {
    noteListed(session, target);
    if (session.dryRun === 'client') continue;
    session.send('PATCH', pathOf(target.mapping, target.namespace, target.name), {
      query: session.changeQuery(),
      body: unknownBody,
      bodyType: strategicPatch,
      code: 200,
    });
  }
  session.note('If nothing would change, no PATCH is sent.');
}

/** kubectl set image. */
export function setImage(session: Session): void {
  const { objects, changes } = divided(session.args);
  if (changes.length === 0) refuse('at least one image update is required');
  patchAll(session, searchOf(session, objects));
}

/** kubectl set resources. */
export function setResources(session: Session): void {
  if (session.flag('limits') === '' && session.flag('requests') === '')
    refuse('you must specify an update to requests or limits (in the form of --requests/--limits)');
  patchAll(session, searchOf(session, session.args));
}

/** kubectl set env. Follows EnvOptions.RunEnv (cmd/set/set_env.go). */
export function setEnv(session: Session): void {
  const { objects, changes } = divided(
    session.args,
    (arg) => arg.includes('=') || arg.endsWith('-'),
  );
  const from = session.flag('from');
  if (from !== '') {
    const [type = '', name = ''] = from.split('/');
    session.send('GET', pathOf(mappingFor(type, session.known), session.namespace, name), {
      code: 200,
    });
  }
  const search = searchOf(session, objects);
  if (changes.length === 0 && from === '' && session.list('env').length === 0) {
    for (const target of targetsOf(session, search)) noteListed(session, target);
    return;
  }
  patchAll(session, search);
}

/** kubectl set serviceaccount. */
export function setServiceAccount(session: Session): void {
  if (session.args.length === 0) refuse('serviceaccount is required');
  patchAll(session, searchOf(session, session.args.slice(0, -1)));
}

/** kubectl set selector. Follows SetSelectorOptions (cmd/set/set_selector.go). */
export function setSelector(session: Session): void {
  const { objects } = divided(session.args);
  patchAll(session, searchOf(session, objects));
}

/** kubectl set subject. Follows SubjectOptions (cmd/set/set_subject.go). */
export function setSubject(session: Session): void {
  patchAll(session, searchOf(session, session.args));
}
