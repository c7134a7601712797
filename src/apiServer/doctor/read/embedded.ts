import { isScalar, type ParsedNode } from 'yaml';
import type { Span } from '../../../document/tree';
import type { TextEdit } from '../../../document/textEdit';
import { textOf } from '../../../manifests/nodes';
import type { Editor, ServerConfiguration } from '../configuration';
import { columnOf, type YamlPart } from './yamlText';

/** A text inside a YAML scalar, and how to get from its offsets to those of the text around it. */
export interface EmbeddedText {
  text: string;
  /** Undefined where the scalar is not written as it reads: findings are at the scalar then, and nothing is changed. */
  outer?: (offset: number) => number;
  indent: string;
  whole: Span;
}

/** Returns the text that a block scalar (`|`) or a scalar of one line holds. */
export function embeddedText(
  part: YamlPart,
  node: ParsedNode | undefined,
): EmbeddedText | undefined {
  const text = textOf(node);
  if (!node || !isScalar(node) || text === undefined) return undefined;
  const [start, end] = node.range;
  const whole = { start, end };
  const begin = part.text.indexOf('\n', start) + 1;
  if (part.text[start] !== '|' || begin === 0) return { text, indent: '', whole };
  const body = part.text.slice(begin, end);
  const first = /\S/.exec(body);
  const indent = ' '.repeat(first ? columnOf(part.text, begin + first.index) : 0);
  // Each line of the scalar is one of the text around it, indented.
  const lines = text.split('\n');
  const starts: { inner: number; outer: number }[] = [];
  let inner = 0;
  let outer = begin;
  for (const line of lines) {
    const written = part.text.slice(outer, outer + indent.length + line.length);
    if (line !== '' && written !== indent + line) return { text, indent: '', whole };
    starts.push({ inner, outer: line === '' ? outer : outer + indent.length });
    inner += line.length + 1;
    const next = part.text.indexOf('\n', outer);
    outer = next < 0 ? part.text.length : next + 1;
  }
  return {
    text,
    indent,
    whole,
    outer: (offset) => {
      const at = starts.findLast((each) => each.inner <= offset) ?? { inner: 0, outer: begin };
      return at.outer + (offset - at.inner);
    },
  };
}

/** Returns a configuration that was read from an embedded text, with its places and edits in the text around it. */
export function outward(inside: ServerConfiguration, embedded: EmbeddedText): ServerConfiguration {
  const span = ({ start, end }: Span): Span =>
    embedded.outer ? { start: embedded.outer(start), end: embedded.outer(end) } : embedded.whole;
  const flags = inside.flags.map((flag) => {
    const moved = {
      ...flag,
      entry: span(flag.entry),
      nameAt: span(flag.nameAt),
      valueAt: span(flag.valueAt),
    };
    return { flag, moved };
  });
  const original = new Map(flags.map(({ flag, moved }) => [moved, flag]));
  const edits = (inner: TextEdit[] | undefined): TextEdit[] | undefined => {
    const { outer } = embedded;
    if (!inner || !outer) return undefined;
    return inner.map(({ start, end, insert }) => ({
      start: outer(start),
      end: outer(end),
      insert: insert.replaceAll('\n', `\n${embedded.indent}`),
    }));
  };
  const { edit } = inside;
  const moved: Editor = {
    addFlag: (name, value) => edits(edit.addFlag(name, value)),
    setValue: (flag, value) => edits(edit.setValue(original.get(flag) ?? flag, value)),
    renameFlag: (flag, name) => edits(edit.renameFlag(original.get(flag) ?? flag, name)),
    removeFlag: (flag) => edits(edit.removeFlag(original.get(flag) ?? flag)),
    addMount: (mount) => edits(edit.addMount(mount)),
  };
  return {
    ...inside,
    at: span(inside.at),
    flags: flags.map((each) => each.moved),
    stray: inside.stray.map(({ replace, ...each }) => ({
      ...each,
      at: span(each.at),
      ...(replace && { replace: (name, value) => edits(replace(name, value)) }),
    })),
    mounts: inside.mounts?.map(({ hostAt, typeAt, readOnlyAt, ...mount }) => ({
      ...mount,
      mountAt: span(mount.mountAt),
      ...(hostAt && { hostAt: span(hostAt) }),
      ...(typeAt && { typeAt: span(typeAt) }),
      ...(readOnlyAt && { readOnlyAt: span(readOnlyAt) }),
    })),
    ...(inside.image && { image: { ...inside.image, at: span(inside.image.at) } }),
    ...(inside.node && {
      node: {
        ...inside.node,
        nodes: inside.node.nodes.map(({ bring, ...node }) => ({
          at: span(node.at),
          mounts: node.mounts.map(({ sourceAt, readOnlyAt, ...mount }) => ({
            ...mount,
            pathAt: span(mount.pathAt),
            ...(sourceAt && { sourceAt: span(sourceAt) }),
            ...(readOnlyAt && { readOnlyAt: span(readOnlyAt) }),
          })),
          ...(bring && {
            bring: (source, path, readOnly) => edits(bring(source, path, readOnly)),
          }),
        })),
      },
    }),
    faults: inside.faults.map(({ fix, ...fault }) => {
      const outerEdits = edits(fix?.edits);
      return {
        ...fault,
        at: span(fault.at),
        ...(fix && outerEdits && { fix: { title: fix.title, edits: outerEdits } }),
      };
    }),
    edit: moved,
  };
}
