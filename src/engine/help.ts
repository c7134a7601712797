import { helpOf } from '../audit/fieldHelp';
import { fieldNamed, type FieldPlace } from '../audit/fields';
import type { Path } from '../audit/types';
import { locate, pathAt } from '../document/locate';
import type { Span, TreeNode } from '../document/tree';
import { placeBelow } from '../document/cursor/placeBelow';

/** Help for a place in a policy. */
export interface Help {
  title: string;
  text: string;
  /** What it is about. */
  range: Span;
  /** The field that it is about, and its value if it is about that. */
  field?: { place: FieldPlace; name: string; value?: string };
}

/** Returns the help for the field or the value at an offset (UTF-16); undefined if there is none. */
export function helpAt(root: TreeNode | null, offset: number): Help | undefined {
  if (!root) return undefined;
  const path = pathAt(root, offset);
  const at = path.findLastIndex((step) => typeof step === 'string');
  const name = path[at];
  const place = placeAbove(path, at);
  const field = place && typeof name === 'string' ? fieldNamed(place, name) : undefined;
  if (!place || !field) return undefined;
  const about = { place, name: field.name };
  const key = locate(root, path.slice(0, at + 1))?.key;
  if (key && key.start <= offset && offset <= key.end) {
    return { title: field.name, text: helpOf(place, field.name), range: key, field: about };
  }
  const node = locate(root, path)?.node;
  if (node?.kind !== 'scalar') return undefined;
  const value = field.values?.find((each) => each.value === node.value);
  return (
    value && {
      title: `${field.name}: ${value.value}`,
      text: value.detail,
      range: node,
      field: { ...about, value: value.value },
    }
  );
}

function placeAbove(path: Path, length: number) {
  const parents = path.slice(0, length).filter((step) => typeof step === 'string');
  return placeBelow(parents);
}
