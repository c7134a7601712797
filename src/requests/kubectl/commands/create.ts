import { targetsOf } from '../builder';
import { textOf } from '../manifests';
import { refuse } from '../refusal';
import { pathOf, type Session } from '../session';
import { discoverSchemas, fieldValidation } from './validation';
import { sendRaw } from './raw';

/** kubectl create -f. Follows CreateOptions.RunCreate (cmd/create/create.go). */
export function create(session: Session): void {
  const files = session.list('filename');
  if (session.flag('raw') !== '') {
    const [file] = files;
    if (file === undefined) refuse('--raw can only use a single local file or stdin');
    return sendRaw(session, 'POST', session.flag('raw'), {
      body: textOf(session, file),
      bodyType: '',
      code: 201,
    });
  }
  if (files.length === 0) refuse('must specify one of -f and -k');
  if (session.is('edit')) refuse('What you write in the editor is not known.');
  discoverSchemas(session, files);
  let count = 0;
  for (const { mapping, namespace, object } of targetsOf(session, {
    files,
    labelSelector: session.flag('selector'),
  })) {
    count += 1;
    if (session.dryRun === 'client') continue;
    session.send('POST', pathOf(mapping, namespace), {
      query: session.changeQuery({ fieldValidation: fieldValidation(session) }),
      body: object,
      code: 201,
    });
  }
  if (count === 0) refuse('no objects passed to create');
  return undefined;
}
