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
