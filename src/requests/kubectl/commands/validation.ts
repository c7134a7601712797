import { stringAt } from '../../../audit/go/jsonObject';
import { documentsOf } from '../manifests';
import { refuse } from '../refusal';
import type { Session } from '../session';

const directives: Record<string, string> = {
  strict: 'Strict',
  true: 'Strict',
  warn: 'Warn',
  ignore: 'Ignore',
  false: 'Ignore',
};

/** Returns how the server validates fields, for --validate. Follows cmdutil.GetValidationDirective. */
export function fieldValidation(session: Session): string | undefined {
  const value = session.flag('validate');
  return Object.hasOwn(directives, value)
    ? directives[value]
    : refuse(
        `invalid - validate option "${value}"; must be one of: "strict" (or "true"), "warn", "ignore" (or "false")`,
      );
}

/**
 * Sends what kubectl asks before it validates the objects in files: the OpenAPI documents of their group versions, or
 * the old one for a List. Follows queryParamVerifierV3 (cli-runtime).
 */
export function discoverSchemas(session: Session, files: readonly string[]): void {
  if (fieldValidation(session) === 'Ignore') return;
  const asked = new Set<string>();
  const ask = (path: string, query = {}) => {
    if (asked.has(path)) return;
    asked.add(path);
    session.discover(path, { ...query, timeout: '32s' });
  };
  for (const object of files.flatMap((file) => documentsOf(session, file))) {
    const apiVersion = stringAt(object, 'apiVersion');
    if (stringAt(object, 'kind') === 'List') {
      ask('/openapi/v2');
      continue;
    }
    ask('/openapi/v3');
    ask(`/openapi/v3/${apiVersion.includes('/') ? 'apis' : 'api'}/${apiVersion}`, { hash: '0' });
    session.note("The hash in the URL of an OpenAPI document is the document's.");
  }
}
