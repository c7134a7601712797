import { noteItem, read, targetsOf } from '../builder';
import { refuse } from '../refusal';
import type { Session } from '../session';
import { watchOne } from './watchOne';

/** kubectl wait. Follows WaitOptions (cmd/wait/wait.go). */
export function wait(session: Session): void {
  const conditions = session.list('for').map((each) => each.toLowerCase());
  const condition = conditions.at(-1) ?? '';
  if (condition === '') refuse('unrecognized condition: ""');
  if (!/^(delete|create|condition=|jsonpath=)/.test(condition))
    refuse(`unrecognized condition: "${session.flag('for')}"`);
  const search = {
    args: session.args,
    files: session.list('filename'),
    labelSelector: session.flag('selector'),
    fieldSelector: session.flag('field-selector'),
    all: session.is('all'),
    allNamespaces: session.is('all-namespaces'),
    latest: true,
  };
  if (condition === 'create') {
    for (const target of targetsOf(session, search)) noteItem(session, target);
    session.note('kubectl asks again every half second until the object is there.');
  }
  for (const target of targetsOf(session, search)) {
    if (session.is('all') || search.labelSelector !== '') noteItem(session, target);
    if (condition === 'delete') read(session, target);
    if (condition !== 'create') watchOne(session, target.mapping, target.namespace, target.name);
  }
}
