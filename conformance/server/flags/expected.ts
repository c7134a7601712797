import { goQuote } from '../../../src/audit/go/quote.ts';
import {
  auditFlagValues,
  auditFlags,
  deprecationWarnings,
} from '../../../src/apiServer/flags/auditFlags.ts';
import { writeFlagValue } from '../../../src/apiServer/flags/flagValue.ts';
import { parseArguments } from '../../../src/apiServer/flags/parseArguments.ts';
import { serverFlags } from '../../../src/apiServer/flags/serverFlags.ts';
import { validateAuditFlags } from '../../../src/apiServer/flags/validateAuditFlags.ts';
import { aggregate } from '../../../src/apiServer/webhook/refusal.ts';

const kubernetes = '1.37';

/** What we expect of kube-apiserver: whether it starts, and pieces of what it prints, with -v=1 or more. */
export function expectedOf(args: readonly string[]): { starts: boolean; says: string[] } {
  const parsed = parseArguments(args, serverFlags(kubernetes));
  const deprecations = deprecationWarnings(parsed, kubernetes);
  if (parsed.error) {
    return { starts: false, says: [...deprecations, `Error: ${parsed.error.message}\n`] };
  }
  if (parsed.set.some(({ flag, value }) => flag.name === 'help' && value === 'true')) {
    return { starts: false, says: [...deprecations, 'Usage:\n  kube-apiserver [flags]\n'] };
  }
  const rest = parsed.rest.map((at) => args[at] ?? '');
  if (rest.some((argument) => argument !== '')) {
    const list = rest.map(goQuote).join(' ');
    const error = `Error: "kube-apiserver" does not take any arguments, got [${list}]\n`;
    return { starts: false, says: [...deprecations, error] };
  }
  const values = auditFlagValues(parsed, kubernetes);
  const flags = [...auditFlags(kubernetes).values()].map(({ name, type }) => {
    const value = writeFlagValue(type, values.get(name) ?? '');
    return `FLAG: --${name}=${goQuote(value)}\n`;
  });
  const errors = validateAuditFlags(values);
  const failed = errors.length === 0 ? [] : [`"command failed" err${logged(aggregate(errors))}\n`];
  return { starts: errors.length === 0, says: [...deprecations, ...flags, ...failed] };
}

/** Follows writeStringValue of klog. */
function logged(text: string): string {
  if (!text.includes('\n')) return `=${goQuote(text)}`;
  return `=<\n${text.replace(/^/gm, '\t')}\n >`;
}
