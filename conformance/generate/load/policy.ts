import type { GroupResourcesField, PolicyField, RuleField } from '../../../src/audit/types.ts';
import type { Random } from '../../random.ts';
import { metadata, otherFields } from './metadata.ts';
import { oddText } from './odd.ts';
import { list, map, pair, raw, text, type MapTree, type Pair, type Tree } from './tree.ts';
import * as words from './words.ts';

/** Generates an object of another kind than Policy, or of another version. */
export function otherTree(random: Random): MapTree {
  if (random.chance(0.3)) return internalTree(random);
  const isOdd = random.chance(0.2);
  const apiVersion = random.pick(isOdd ? words.apiVersions : words.knownApiVersions);
  const kind = random.pick(random.chance(0.1) ? words.kinds : words.knownKinds);
  const pairs = [pair('apiVersion', text(apiVersion)), pair('kind', text(kind))];
  return map([...pairs, ...otherFields(random, 8)]);
}

/** Generates a policy as kube-apiserver holds it: field names as in Go, with those of metadata beside them. */
function internalTree(random: Random): MapTree {
  const { pairs } = policyTree(random, 0.05);
  const asInGo = (tree: Tree): Tree => {
    if (tree.is === 'list') return list(tree.items.map(asInGo));
    if (tree.is !== 'map') return tree;
    const inside = tree.pairs.map(({ key, value }) => ({
      key: capital(key),
      value: asInGo(value),
    }));
    return map(inside);
  };
  const capital = (key: Tree) =>
    key.is === 'text' && random.chance(0.97)
      ? text(key.text.charAt(0).toUpperCase() + key.text.slice(1))
      : key;
  const inside = pairs.flatMap(({ key, value }): Pair[] => {
    const name = key.is === 'text' ? key.text : '';
    if (name === 'kind') return [{ key, value }];
    if (name === 'apiVersion') {
      return [pair(name, text(random.pick(['audit.k8s.io/__internal', '__internal'])))];
    }
    const held = asInGo(value);
    return name === 'metadata' && held.is === 'map'
      ? held.pairs
      : [{ key: capital(key), value: held }];
  });
  return map(inside);
}

/** Generates a policy. `wrongness` is the share of its words that kube-apiserver does not accept. */
export function policyTree(random: Random, wrongness: number): MapTree {
  const wrong = () => random.chance(wrongness);
  const isOther = wrong() && random.chance(0.4);
  const version = isOther ? random.pick(words.apiVersions) : 'audit.k8s.io/v1';
  const fields: Fields<PolicyField> = {
    apiVersion: [0.99, () => text(isOther && random.chance(0.4) ? 'audit.k8s.io/v1' : version)],
    kind: [0.99, () => text(isOther ? random.pick(words.kinds) : 'Policy')],
    metadata: [0.2, () => metadata(random)],
    omitStages: [0.15, () => stageList(random, wrong)],
    omitManagedFields: [0.1, () => raw(random.pick(['true', 'false']))],
    rules: [
      0.99,
      () =>
        list(
          random.some([rule], random.chance(0.02) ? 0 : 1, 4).map((each) => each(random, wrong)),
        ),
    ],
  };
  const pairs = pairsOf(random, fields);
  if (isOther) pairs.push(...otherFields(random, 4));
  if (random.chance(0.15)) pairs.reverse();
  return map(pairs);
}

type Wrong = () => boolean;

/** Every field, in the order in which they are written: how often it is there, and its value. */
type Fields<Name extends string> = Record<Name, [share: number, value: () => Tree]>;

function pairsOf(random: Random, fields: Fields<string>): Pair[] {
  return Object.entries(fields).flatMap(([key, [share, value]]) =>
    random.chance(share) ? [pair(key, value())] : [],
  );
}

function rule(random: Random, wrong: Wrong): Tree {
  const texts = (from: readonly string[]) => list(random.some(from, 0, 3).map(text));
  const isAboutUrls = random.chance(0.25);
  const fields: Fields<RuleField> = {
    level: [
      wrong() ? 0.5 : 1,
      () => text(wrong() ? wrongWord(random, words.wrongLevels) : random.pick(words.levels)),
    ],
    users: [0.25, () => texts(words.users)],
    userGroups: [0.25, () => texts(words.userGroups)],
    verbs: [0.4, () => texts(words.verbs)],
    nonResourceURLs: [
      isAboutUrls ? 1 : wrong() ? 0.5 : 0,
      () => list(random.some(words.urls, 0, 3).map((url) => text(urlNear(random, wrong, url)))),
    ],
    resources: [
      isAboutUrls && !wrong() ? 0 : 0.5,
      () => list(random.some([entry], 0, 3).map((each) => each(random, wrong))),
    ],
    namespaces: [isAboutUrls && !wrong() ? 0 : 0.2, () => texts(words.namespaces)],
    omitStages: [0.2, () => stageList(random, wrong)],
    omitManagedFields: [0.15, () => raw(random.pick(['true', 'false', 'null']))],
  };
  return map(pairsOf(random, fields));
}

function urlNear(random: Random, wrong: Wrong, url: string): string {
  return wrong() ? wrongWord(random, words.wrongUrls) : url;
}

function entry(random: Random, wrong: Wrong): Tree {
  const hasResources = random.chance(0.8);
  const hasNames = hasResources ? random.chance(0.25) : wrong();
  const fields: Fields<GroupResourcesField> = {
    group: [
      0.85,
      () => text(wrong() ? wrongWord(random, words.wrongGroups) : random.pick(words.groups)),
    ],
    resources: [hasResources ? 1 : 0, () => list(random.some(words.resources, 1, 3).map(text))],
    resourceNames: [hasNames ? 1 : 0, () => list(random.some(words.resourceNames, 0, 3).map(text))],
  };
  return map(pairsOf(random, fields));
}

function stageList(random: Random, wrong: Wrong): Tree {
  const stages = random.some(words.stages, 0, 3);
  return list(stages.map((stage) => text(wrong() ? wrongWord(random, words.wrongStages) : stage)));
}

function wrongWord(random: Random, from: readonly string[]): string {
  return random.chance(0.85) ? random.pick(from) : oddText(random);
}
