import type { Path } from '../audit/types';
import { locate } from '../document/locate';
import type { Reading, ServerProblem } from '../document/reading';
import type { ProblemFix } from './problemFix';

/** The one right answer to a refusal of the server's, where there is one. */
export function serverFix(reading: Reading, problem: ServerProblem): ProblemFix | undefined {
  const { code, path, text, range } = problem;
  if (problem.overwrites) {
    return { title: 'Remove the ignored duplicate', overwrittenBefore: range.start };
  }
  if (!path) return undefined;
  const value = textAt(reading, path);
  if (code === 'type-mismatch' && value !== undefined) {
    if (/cannot unmarshal string into .* of type \[\](string|v1\.Stage)$/.test(text)) {
      return { title: 'Make it a list', changes: [{ kind: 'set', path, value: [value] }] };
    }
    if (text.endsWith('of type bool') && (value === 'true' || value === 'false')) {
      return {
        title: 'Remove the quotes',
        changes: [{ kind: 'set', path, value: value === 'true' }],
      };
    }
  }
  if (!reading.draft) return undefined;
  switch (path.join('.')) {
    case 'apiVersion':
      return reading.root
        ? {
            title: 'Write audit.k8s.io/v1',
            changes: [{ kind: 'set', path, value: 'audit.k8s.io/v1' }],
          }
        : firstRule;
    case 'kind':
      return { title: 'Write Policy', changes: [{ kind: 'set', path, value: 'Policy' }] };
    case 'rules':
      return code === 'no-rules' ? firstRule : undefined;
    default:
      return undefined;
  }
}

const firstRule: ProblemFix = {
  title: 'Add a rule that records all metadata',
  changes: [{ kind: 'addRule', index: 0, rule: { level: 'Metadata' } }],
};

function textAt({ root }: Reading, path: Path): string | undefined {
  const node = locate(root, path)?.node;
  return node?.kind === 'scalar' ? node.value : undefined;
}
