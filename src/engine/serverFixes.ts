import { metadataFields } from '../analysis/findings/keyFindings';
import type { Path } from '../audit/types';
import { strayRulesIn } from '../document/rules/strayRules';
import { locate } from '../document/locate';
import type { Reading, ServerProblem } from '../document/reading';
import type { ProblemFix } from './problemFix';

/** Returns the fix for an error or a warning of the API server, where there is one right way. */
export function serverFix(reading: Reading, problem: ServerProblem): ProblemFix | undefined {
  const { code, path, text, range } = problem;
  if (problem.overwrites) {
    return { title: 'Remove the ignored duplicate', overwrittenBefore: range.start };
  }
  // Of values that are merged, none is ignored.
  if (!path || code === 'duplicate-key') return undefined;
  const value = textAt(reading, path);
  if (code === 'type-mismatch' && value !== undefined) {
    if (/cannot unmarshal string into .* of type \[\](string|v1\.Stage)$/.test(text)) {
      return {
        title: 'Convert to a list',
        changes: [{ kind: 'set', path, value: valuesIn(value) }],
      };
    }
    if (text.endsWith('of type bool') && (value === 'true' || value === 'false')) {
      return {
        title: 'Remove the quotes',
        changes: [{ kind: 'set', path, value: value === 'true' }],
      };
    }
  }
  if (!reading.draft && strayRulesIn(reading.root).length === 0) return undefined;
  const [key] = path;
  if (
    code === 'unknown-field' &&
    path.length === 1 &&
    typeof key === 'string' &&
    metadataFields.has(key)
  ) {
    return metadataFix(reading, key);
  }
  switch (path.join('.')) {
    case 'apiVersion':
      return reading.root
        ? {
            title: 'Set apiVersion: audit.k8s.io/v1',
            changes: [{ kind: 'set', path, value: 'audit.k8s.io/v1' }],
          }
        : { ...firstRule, title: 'Start a policy' };
    case 'kind':
      return { title: 'Set kind: Policy', changes: [{ kind: 'set', path, value: 'Policy' }] };
    case 'rules':
      return code === 'no-rules' ? firstRule : undefined;
    default:
      return undefined;
  }
}

const quoted = /^(["'])(.*)\1$/;

/** The values of a list that is written as one string: in parentheses, or only with commas. One string is one value. */
function valuesIn(string: string): string[] {
  const inside = /^\s*(?:\(([^()]*)\)|<([^<>]*)>)\s*$/.exec(string);
  const parts = (inside?.[1] ?? inside?.[2] ?? string)
    .split(/[,;]/)
    .map((part) => part.trim().replace(quoted, '$2'));
  const isList = parts.every((part) => /^[^\s"'()<>]+$/.test(part));
  return isList ? parts : [string];
}

function metadataFix({ root }: Reading, key: string): ProblemFix | undefined {
  const isBlock = root?.kind === 'mapping' && root.style === 'block';
  const isFree = locate(root, ['metadata']) === undefined;
  return isBlock && isFree ? { title: `Move ${key} to metadata`, toMetadata: key } : undefined;
}

const firstRule: ProblemFix = {
  title: 'Add a Metadata rule for everything',
  changes: [{ kind: 'addRule', index: 0, rule: { level: 'Metadata' } }],
};

function textAt({ root }: Reading, path: Path): string | undefined {
  const node = locate(root, path)?.node;
  return node?.kind === 'scalar' ? node.value : undefined;
}
