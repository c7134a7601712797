import { locate, pathAt } from '../../document/locate';
import type { Span, TreeNode } from '../../document/tree';
import { schemaAt } from './schemaAt';
import { testValues, type TestFileKnowledge } from './testValues';

/** Returns the help for the key or the value of a test file at an offset (UTF-16); undefined if there is none. */
export function testHelp(
  root: TreeNode | null,
  offset: number,
  known: Omit<TestFileKnowledge, 'users'>,
): { title: string; text: string; range: Span } | undefined {
  const path = pathAt(root, offset);
  const at = path.findLastIndex((step) => typeof step === 'string');
  const name = path[at];
  const keys = path.flatMap((step) => (typeof step === 'string' ? [step] : []));
  const schema = schemaAt(keys);
  if (!schema || typeof name !== 'string') return undefined;
  const key = locate(root, path.slice(0, at + 1))?.key;
  if (key && key.start <= offset && offset <= key.end)
    return schema.description === undefined
      ? undefined
      : { title: name, text: schema.description, range: key };
  const node = locate(root, path)?.node;
  if (node?.kind !== 'scalar') return undefined;
  const value = testValues(keys, { ...known, users: [] }).find((each) => each.value === node.value);
  return value?.detail === undefined || value.detail === 'for example'
    ? undefined
    : { title: `${name}: ${value.value}`, text: value.detail, range: node };
}
