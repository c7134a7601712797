import { listVersion } from '../assumed';
import { targetsOf } from '../builder';
import { refuse } from '../refusal';
import { pathOf, type Session } from '../session';
import { sendRaw } from './raw';

/** kubectl get. Follows GetOptions.Run and watch (cmd/get/get.go). */
export function get(session: Session): void {
  if (session.flag('raw') !== '') {
    if (session.args.length > 0) refuse('arguments may not be passed when --raw is specified');
    return sendRaw(session, 'GET', session.flag('raw'));
  }
  const isWatch = session.is('watch') || session.is('watch-only');
  if (isWatch && session.flag('sort-by') !== '')
    refuse('--watch and --sort-by cannot be used together');
  const isSorted = session.flag('sort-by') !== '';
  const targets = [
    ...targetsOf(session, {
      args: session.args,
      files: session.list('filename'),
      labelSelector: session.flag('selector'),
      fieldSelector: session.flag('field-selector'),
      allNamespaces: session.is('all-namespaces'),
      subresource: session.flag('subresource'),
      limit: isSorted ? 0 : session.number('chunk-size'),
      emptySelects: true,
      latest: true,
      singleType: isWatch,
      query: isSorted && isTable(session) ? { includeObject: 'Object' } : {},
    }),
  ];
  if (isWatch) watch(session, targets);
  return undefined;
}

/** Whether the server is asked for a table. */
function isTable(session: Session): boolean {
  return session.is('server-print') && ['', 'wide'].includes(session.flag('output'));
}

function watch(
  session: Session,
  [target]: ReturnType<typeof targetsOf> extends Generator<infer T> ? T[] : never,
) {
  if (!target) return;
  const isList =
    session.requests.at(-1)?.url.split('?')[0] ===
    pathOf(target.mapping, listNamespace(session, target));
  session.send(
    'GET',
    pathOf(target.mapping, isList ? listNamespace(session, target) : target.namespace),
    {
      query: isList
        ? {
            labelSelector: session.flag('selector') || undefined,
            fieldSelector: session.flag('field-selector') || undefined,
            resourceVersion: listVersion,
            watch: true,
          }
        : { fieldSelector: `metadata.name=${target.name}`, resourceVersion: '0', watch: true },
      code: 200,
    },
  );
  if (isList)
    session.note(`The watch begins at the list's resourceVersion; ${listVersion} stands for it.`);
}

function listNamespace(
  session: Session,
  { mapping }: { mapping: { namespaced: boolean } },
): string {
  return mapping.namespaced && !session.is('all-namespaces') ? session.namespace : '';
}
