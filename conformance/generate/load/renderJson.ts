import type { Random } from '../../random.ts';
import type { Tree } from './tree.ts';

/** Writes a document as JSON. `raw` is copied, so the result may be invalid. */
export function renderJson(tree: Tree, random: Random): string {
  const gap = random.pick(['', ' ', '\n', '\n  ', '\r\n', '\t']);
  const colon = random.pick([':', ': ', ' : ']);
  const write = (value: Tree): string => {
    if (value.is === 'raw') return value.text;
    if (value.is === 'text') return quoted(value.text, random);
    if (value.is === 'list') return `[${value.items.map(write).join(`,${gap}`)}]`;
    const pairs = value.pairs.map(({ key, value: own }) => write(key) + colon + write(own));
    return `{${gap}${pairs.join(`,${gap}`)}${gap}}`;
  };
  const before = random.pick(['', '', '', ' ', '\n', '\t', '\r\n']);
  const odd = random.pick(['\u00a0', '\u2028', '\u0085', '\v', '\ufeff', '\u3000', '# c\n']);
  return (random.chance(0.95) ? before : odd) + write(tree);
}

function quoted(value: string, random: Random): string {
  const json = JSON.stringify(value);
  if (random.chance(0.95)) return json;
  const hex = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `"${Array.from({ length: value.length }, (_, at) => hex(value.charAt(at))).join('')}"`;
}
