import type { LoadCase } from '../protocol.ts';
import type { Random } from '../random.ts';
import { convertOddly, depthFromAlias } from './load/conversion.ts';
import { editJson, editYaml, markedJson } from './load/edits.ts';
import { otherTree, policyTree } from './load/policy.ts';
import { randomStyle, renderYaml } from './load/render.ts';
import { renderJson } from './load/renderJson.ts';
import { shape } from './load/shapes.ts';
import { addOddKey, makeTrouble } from './load/trouble.ts';

/**
 * Generates a policy text that kube-apiserver may accept or reject: a policy with a varying number of errors, in
 * more or less usual YAML or JSON, sometimes with changes to the finished text.
 */
export function loadCase(random: Random): Omit<LoadCase, 'id' | 'kubernetes'> {
  let policy = policyText(random);
  while (dependsOnMapOrder(policy)) policy = policyText(random);
  return { op: 'load', policy };
}

const noKey = /(?:^|[\s{[,?-])(?:~|null|Null|NULL)?[ \t]*:(?=[\s,{}[\]]|$)/gm;

/**
 * With two null keys, kube-apiserver reports either one, in the random order of a Go map, so such texts are
 * left out. (Other keys that are not strings appear at most once, see oddKeys.)
 */
function dependsOnMapOrder(text: string): boolean {
  return [...text.matchAll(noKey)].length > 1;
}

function policyText(random: Random): string {
  if (random.chance(0.04)) return shape(random);
  if (random.chance(0.004)) return depthFromAlias(random);
  const wrongness = random.pick([0, 0, 0, 0.02, 0.1, 0.3]);
  const tree = random.chance(0.03) ? otherTree(random) : policyTree(random, wrongness);
  const isJson = random.chance(0.15);
  for (let count = howMany(random); count > 0; count--) {
    makeTrouble(tree, random, isJson ? 'json' : 'yaml');
  }
  if (isJson) {
    const json = renderJson(tree, random);
    const edited = random.chance(0.12) ? editJson(json, random) : json;
    return random.chance(0.12) ? markedJson(edited, random) : edited;
  }
  if (random.chance(0.15)) convertOddly(tree, random);
  // Further changes could repeat such a key.
  const hasOddKey = random.chance(0.03);
  if (hasOddKey) addOddKey(tree, random);
  let text = renderYaml(tree, randomStyle(random));
  if (random.chance(0.9)) text += '\n';
  if (hasOddKey || random.chance(0.75)) return text;
  for (let count = random.pick([1, 1, 2]); count > 0; count--) text = editYaml(text, random);
  return text;
}

/** Most documents stay unchanged. */
function howMany(random: Random): number {
  return random.chance(0.6) ? 0 : random.whole(1, random.pick([1, 2, 2, 5]));
}
