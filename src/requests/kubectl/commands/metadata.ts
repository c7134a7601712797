import { targetsOf } from '../builder';
import { refuse } from '../refusal';
import { pathOf, unknownBody, type Session } from '../session';
import { mergePatch, noteListed } from './change';

/** kubectl label. Follows LabelOptions.RunLabel (cmd/label/label.go). */
export function label(session: Session): void {
  relabel(session, 'labels');
}

/** kubectl annotate. Follows AnnotateOptions.RunAnnotate (cmd/annotate/annotate.go). */
export function annotate(session: Session): void {
  relabel(session, 'annotations');
}

function relabel(session: Session, field: 'labels' | 'annotations') {
  const { resources, changes } = divided(session.args);
  const isChange = Object.keys(changes).length > 0;
  if (!isChange && !session.is('list'))
    refuse(`at least one ${field.slice(0, -1)} update is required`);
  const targets = targetsOf(session, {
    args: resources,
    files: session.list('filename'),
    labelSelector: session.flag('selector'),
    fieldSelector: session.flag('field-selector'),
    all: session.is('all'),
    allNamespaces: session.is('all-namespaces'),
    latest: !session.is('local'),
  });
  for (const target of targets) {
    noteListed(session, target);
    if (!isChange || session.is('local') || session.dryRun === 'client') continue;
    session.send('PATCH', pathOf(target.mapping, target.namespace, target.name), {
      query: session.changeQuery(),
      body: session.has('resource-version') ? unknownBody : { metadata: { [field]: changes } },
      bodyType: mergePatch,
      code: 200,
    });
    const mayChangeNothing = session.is('overwrite') || Object.values(changes).includes(null);
    if (!mayChangeNothing)
      session.note(`If it has another value already, kubectl sends no PATCH without --overwrite.`);
    else if (field === 'labels' && session.since('1.36'))
      session.note('If this changes nothing, kubectl sends no PATCH.');
    else session.note('If this changes nothing, the PATCH is empty.');
  }
}

/** Tells the objects from the changes: everything from the first key=value or key- on. */
function divided(args: readonly string[]) {
  const isChange = (arg: string) =>
    (arg.includes('=') && !arg.startsWith('=')) || arg.endsWith('-');
  const resources = args.filter((arg) => !isChange(arg));
  const changes: Record<string, string | null> = {};
  for (const arg of args.filter(isChange)) {
    const at = arg.indexOf('=');
    changes[at < 0 ? arg.slice(0, -1) : arg.slice(0, at)] = at < 0 ? null : arg.slice(at + 1);
  }
  return { resources, changes };
}
