import type { Random } from '../../../conformance/random.ts';
import { knownGroups, knownUsers } from '../../audit/knownValues';
import type { KubernetesVersion } from '../../audit/types';
import { apiResources, groupsOf } from '../../catalog/apiResources';
import { drawnWords as words } from './drawnWords';
import type { Written, Writing } from './writing';

/** A policy that a person may have written, in a Kubernetes version. */
export interface Drawn {
  kubernetes: KubernetesVersion;
  document: Written;
  writing: Writing;
}

type Pairs = [key: string, value: Written][];

/** Draws a policy: values of the catalog and near misses of them, repeated, ignored and misplaced keys. */
export function drawnPolicy(random: Random): Drawn {
  const kubernetes = random.pick(['1.31', '1.34', '1.35', '1.36', '1.37', '1.37'] as const);
  const form = random.pick(['block', 'block', 'flow', 'flow', 'json'] as const);
  const careless = random.pick([0, 0.03, 0.15, 0.4]);
  const draw = new Drawing(random, kubernetes, careless);
  return { kubernetes, document: draw.policy(), writing: { form, comments: random.chance(0.5) } };
}

class Drawing {
  constructor(
    readonly random: Random,
    readonly kubernetes: KubernetesVersion,
    /** The share of values and keys that are wrong. */
    readonly careless: number,
  ) {}

  policy(): Written {
    const { random } = this;
    const count = random.pick([1, 1, 2, 2, 3, 3, 4, 6]);
    const rules: Written[] = [];
    for (let index = 0; index < count; index++) {
      const again = rules.length > 0 && random.chance(0.08);
      rules.push(again ? random.pick(rules) : this.rule());
    }
    if (random.chance(0.4)) rules.push({ pairs: [['level', random.pick(words.levels)]] });
    const pairs: Pairs = [
      ['apiVersion', 'audit.k8s.io/v1'],
      ['kind', 'Policy'],
    ];
    if (random.chance(0.1))
      pairs.push(['metadata', { pairs: this.keys('metadata', [['name', 'p']]) }]);
    pairs.push(...this.omissions());
    const isMissing = random.chance(this.careless / 4);
    const all: Pairs = [...pairs, ...(isMissing ? [] : ([['rules', rules]] as Pairs))];
    return { pairs: this.keys('policy', random.chance(0.1) ? this.shuffled(all) : all) };
  }

  rule(): Written {
    const { random } = this;
    const pairs: Pairs = [];
    const isBad = random.chance(this.careless / 2);
    if (!random.chance(this.careless / 8)) {
      pairs.push(['level', random.pick(isBad ? words.badLevels : words.levels)]);
    }
    const target = random.pick(['any', 'resources', 'resources', 'resources', 'urls']);
    if (random.chance(0.25)) pairs.push(['users', this.list(() => this.user())]);
    if (random.chance(0.25)) pairs.push(['userGroups', this.list(() => this.group())]);
    if (random.chance(0.45)) pairs.push(['verbs', this.list(() => this.verb())]);
    const isMixed = random.chance(this.careless / 8);
    if (target === 'resources') {
      const entries = Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, () => this.entry());
      pairs.push(['resources', entries]);
    }
    if ((target === 'resources' && random.chance(0.25)) || random.chance(0.05) || isMixed) {
      pairs.push(['namespaces', this.list(() => this.namespace())]);
    }
    if (target === 'urls' || isMixed) {
      pairs.push(['nonResourceURLs', this.list(() => this.url())]);
    }
    if (random.chance(0.35)) pairs.push(...this.omissions());
    return { pairs: this.keys('rule', random.chance(0.2) ? this.shuffled(pairs) : pairs) };
  }

  omissions(): Pairs {
    const { random } = this;
    const stage = () =>
      random.pick(random.chance(this.careless / 2) ? words.badStages : words.stages);
    return [
      ...(random.chance(0.3)
        ? ([['omitStages', random.chance(0.2) ? [...words.stages] : this.list(stage)]] as Pairs)
        : []),
      ...(random.chance(0.2) ? ([['omitManagedFields', random.chance(0.6)]] as Pairs) : []),
    ];
  }

  entry(): Written {
    const { random } = this;
    const resource = random.chance(0.6)
      ? random.pick(words.common)
      : random.pick(apiResources(this.kubernetes));
    const pairs: Pairs = [];
    const isWrong = random.chance(this.careless * 1.5);
    const group = isWrong
      ? random.pick([
          ...words.badGroups,
          random.pick(groupsOf(this.kubernetes)),
          `${resource.group}/v1`,
        ])
      : resource.group;
    const isLeftOut = group === '' ? random.chance(0.5) : random.chance(this.careless / 2);
    if (!isLeftOut) pairs.push(['group', group]);
    if (random.chance(0.88)) {
      pairs.push(['resources', this.list(() => this.resource(resource.resource, resource.group))]);
    }
    const isNamed = pairs.at(-1)?.[0] === 'resources' || random.chance(this.careless / 6);
    if (isNamed && random.chance(0.25)) {
      pairs.push(['resourceNames', this.list(() => random.pick(words.names))]);
    }
    return { pairs: this.keys('entry', random.chance(0.2) ? this.shuffled(pairs) : pairs) };
  }

  resource(resource: string, group: string): string {
    const { random } = this;
    const all = apiResources(this.kubernetes);
    const own = all.find((each) => each.resource === resource && each.group === group);
    const siblings = all.filter((each) => each.group === group);
    const other = siblings.length > 0 ? random.pick(siblings) : undefined;
    const subresources = own?.subresources.map(({ name }) => name) ?? [];
    const subresource = subresources.length > 0 ? random.pick(subresources) : 'status';
    const right = () =>
      random.pick([
        ...[
          resource,
          resource,
          resource,
          other?.resource ?? resource,
          `${resource}/${subresource}`,
        ],
        ...[`${resource}/*`, `*/${subresource}`, '*'],
      ]);
    if (!random.chance(this.careless)) return right();
    const { kind = 'Pod', singular = 'pod', shortNames = [] } = own ?? {};
    return random.pick([
      ...[kind, singular, shortNames[0] ?? singular, resource.toUpperCase(), this.typo(resource)],
      ...[
        subresource,
        `${resource}/${this.typo(subresource)}`,
        `${resource}/scale`,
        '*/*',
        'all',
        '',
      ],
      ...[
        `${resource}/`,
        `/${resource}`,
        `${resource}/${subresource}/x`,
        `${resource}*`,
        'widgets',
      ],
      ...[random.pick(all).resource, random.pick(all).resource, random.pick(words.common).resource],
      this.untidy(resource),
    ]);
  }

  user(): string {
    const { random } = this;
    if (random.chance(this.careless)) return this.near(words.badUsers, words.users);
    return random.pick(random.chance(0.5) ? knownUsers.map(({ value }) => value) : words.users);
  }

  group(): string {
    const { random } = this;
    if (random.chance(this.careless)) return this.near(words.badUserGroups, words.userGroups);
    return random.pick(
      random.chance(0.5) ? knownGroups.map(({ value }) => value) : words.userGroups,
    );
  }

  verb(): string {
    if (this.random.chance(this.careless)) return this.near(words.badVerbs, words.verbs);
    return this.random.pick(words.verbs);
  }

  namespace(): string {
    if (this.random.chance(this.careless)) return this.near(words.badNamespaces, words.namespaces);
    return this.random.pick(words.namespaces);
  }

  url(): string {
    if (this.random.chance(this.careless)) return this.near(words.badUrls, words.urls);
    return this.random.pick(words.urls);
  }

  /** One of the wrong values, or a right one with a slip. */
  near(wrong: readonly string[], right: readonly string[]): string {
    const { random } = this;
    if (random.chance(0.6)) return random.pick(wrong);
    return random.chance(0.5) ? this.typo(random.pick(right)) : this.untidy(random.pick(right));
  }

  typo(value: string): string {
    const { random } = this;
    const at = random.whole(0, Math.max(0, value.length - 1));
    const letter = value[at] ?? '';
    return random.pick([
      value.slice(0, at) + value.slice(at + 1),
      value.slice(0, at) + letter + value.slice(at),
      value.slice(0, at) + letter.toUpperCase() + value.slice(at + 1),
      value.slice(0, at) + 'x' + value.slice(at + 1),
    ]);
  }

  untidy(value: string): string {
    return this.random.pick([
      ` ${value}`,
      `${value} `,
      `"${value}"`,
      `'${value}'`,
      `${value},x`,
      `${value}, get`,
      `${value}\t`,
      ',',
    ]);
  }

  list(one: () => string): string[] {
    const { random } = this;
    const list = Array.from({ length: random.pick([1, 1, 2, 2, 3, 4]) }, one);
    if (random.chance(0.05)) list.push(list[0] ?? '');
    return random.chance(this.careless / 10) ? [] : list;
  }

  shuffled(pairs: Pairs): Pairs {
    return pairs.toSorted(() => this.random.next() - 0.5);
  }

  /** Adds keys that the server ignores, repeats one, or misspells one. */
  keys(place: keyof typeof words.badKeys, pairs: Pairs): Pairs {
    const { random } = this;
    const all: Pairs = pairs.map(([key, value]) =>
      random.chance(this.careless / 8) ? [this.typo(key), value] : [key, value],
    );
    if (random.chance(this.careless / 1.5)) {
      const [key, value] = random.pick(words.badKeys[place]);
      all.splice(random.whole(0, all.length), 0, [
        key,
        random.chance(0.7) ? value() : random.pick(words.oddValues),
      ]);
    }
    if (all.length > 0 && random.chance(this.careless / 10)) {
      const [key] = random.pick(all);
      const [, value] = random.pick(all.filter(([other]) => other === key));
      all.push([key, value]);
    }
    return all;
  }
}
