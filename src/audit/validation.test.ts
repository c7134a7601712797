import { describe, expect, it } from 'vitest';
import type { KubernetesVersion, Path, Policy, PolicyRule } from './types';
import { validatePolicy } from './validation';

const subdomain =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', " +
  "and must start and end with an alphanumeric character (e.g. 'example.com', regex used for " +
  "validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const supported = 'supported values: "None", "Metadata", "Request", "RequestResponse"';
const allowed = 'allowed stages are RequestReceived,ResponseStarted,ResponseComplete,Panic';

/** A rule (level Metadata unless given), the errors' paths below the rule, and their texts below `rules[0].`. */
const rows: [name: string, rule: Partial<PolicyRule>, errors: [path: Path, text: string][]][] = [
  ['a valid rule', { resources: [{ group: 'apps', resources: ['deployments'] }] }, []],
  ['empty lists', { nonResourceURLs: [], resources: [], omitStages: [] }, []],
  ['no level', { level: '' }, [[['level'], 'level: Required value']]],
  [
    'level in lower case',
    { level: 'metadata' },
    [[['level'], `level: Unsupported value: "metadata": ${supported}`]],
  ],
  [
    'a level to escape',
    { level: '<é\n' },
    [[['level'], `level: Unsupported value: "\\u003cé\\n": ${supported}`]],
  ],
  [
    'a URL without a slash',
    { nonResourceURLs: ['/a', 'b'] },
    [
      [
        ['nonResourceURLs', 1],
        `nonResourceURLs[1]: Invalid value: "b": non-resource URL rules must begin with a '/' character`,
      ],
    ],
  ],
  [
    'a URL with a star inside',
    { nonResourceURLs: ['/a*b'] },
    [
      [
        ['nonResourceURLs', 0],
        `nonResourceURLs[0]: Invalid value: "/a*b": non-resource URL wildcards '*' must be the final character of the rule`,
      ],
    ],
  ],
  [
    'a URL with both mistakes',
    { nonResourceURLs: ['**'] },
    [
      [
        ['nonResourceURLs', 0],
        `nonResourceURLs[0]: Invalid value: "**": non-resource URL rules must begin with a '/' character`,
      ],
      [
        ['nonResourceURLs', 0],
        `nonResourceURLs[0]: Invalid value: "**": non-resource URL wildcards '*' must be the final character of the rule`,
      ],
    ],
  ],
  [
    'an empty URL',
    { nonResourceURLs: [''] },
    [
      [
        ['nonResourceURLs', 0],
        `nonResourceURLs[0]: Invalid value: "": non-resource URL rules must begin with a '/' character`,
      ],
    ],
  ],
  ['any URL', { nonResourceURLs: ['*', '/a*'] }, []],
  [
    'a group with a version',
    { resources: [{ group: '' }, { group: 'apps/v1' }] },
    [[['resources', 1, 'group'], `resources.group: Invalid value: "apps/v1": ${subdomain}`]],
  ],
  [
    'a group to escape',
    { resources: [{ group: '\t"é\u200b\u{1f600}\u{e0001}' }] },
    [
      [
        ['resources', 0, 'group'],
        `resources.group: Invalid value: "\\t\\"é\\u200b\u{1f600}\\U000e0001": ${subdomain}`,
      ],
    ],
  ],
  [
    'a long group',
    { resources: [{ group: 'a'.repeat(254) }] },
    [
      [
        ['resources', 0, 'group'],
        `resources.group: Invalid value: "${'a'.repeat(254)}": must be no more than 253 characters`,
      ],
    ],
  ],
  [
    'a long wrong group',
    { resources: [{ group: 'é'.repeat(127) }] },
    [
      [
        ['resources', 0, 'group'],
        `resources.group: Invalid value: "${'é'.repeat(127)}": must be no more than 253 characters,${subdomain}`,
      ],
    ],
  ],
  [
    'names without resources',
    { resources: [{ resourceNames: ['a', '<'] }] },
    [
      [
        ['resources', 0, 'resourceNames'],
        'resources.resourceNames: Invalid value: ["a","\\u003c"]: using resourceNames requires at least one resource',
      ],
    ],
  ],
  [
    'an unknown stage',
    { omitStages: ['Panic', 'RequestStarted'] },
    [[['omitStages', 1], `omitStages[1]: Invalid value: "RequestStarted": ${allowed}`]],
  ],
  [
    'URLs and resources',
    { nonResourceURLs: ['/a'], resources: [{}] },
    [
      [
        ['nonResourceURLs'],
        'nonResourceURLs: Invalid value: ["/a"]: rules cannot apply to both regular resources and non-resource URLs',
      ],
    ],
  ],
  [
    'URLs and namespaces',
    { nonResourceURLs: ['/a'], namespaces: [''] },
    [
      [
        ['nonResourceURLs'],
        'nonResourceURLs: Invalid value: ["/a"]: rules cannot apply to both regular resources and non-resource URLs',
      ],
    ],
  ],
];

function check(policy: Policy, kubernetes: KubernetesVersion = '1.36') {
  return validatePolicy(policy, kubernetes);
}

describe('validatePolicy', () => {
  it.each(rows)('%s', (_, rule, errors) => {
    expect(check({ rules: [{ level: 'Metadata', ...rule }] })).toEqual(
      errors.map(([path, text]) => ({
        code: expect.any(String) as string,
        field: `rules[0].${text.split(':')[0]}`,
        path: ['rules', 0, ...path],
        text: `rules[0].${text}`,
      })),
    );
  });

  it('returns every error, in the order of the Go code', () => {
    const policy = {
      omitStages: ['x'],
      rules: [
        { level: '', omitStages: ['y'], resources: [{ group: 'A' }], nonResourceURLs: ['z'] },
        { level: 'z' },
      ],
    };
    expect(check(policy).map(({ field }) => field)).toEqual([
      'omitStages[0]',
      'rules[0].level',
      'rules[0].nonResourceURLs[0]',
      'rules[0].resources.group',
      'rules[0].omitStages[0]',
      'rules[0].nonResourceURLs',
      'rules[1].level',
    ]);
  });

  it('accepts a policy without rules, which the loader rejects', () => {
    expect(check({ rules: [] })).toEqual([]);
  });

  it.each<[kubernetes: KubernetesVersion, valid: boolean]>([
    ['1.31', false],
    ['1.35', false],
    ['1.36', true],
    ['1.37', true],
  ])('group "*" in %s', (kubernetes, valid) => {
    const policy = { rules: [{ level: 'None', resources: [{ group: '*' }] }] };
    expect(check(policy, kubernetes).length === 0).toBe(valid);
  });

  it.each<[kubernetes: KubernetesVersion, level: string, urls: string]>([
    ['1.33', '"<"', '[]string{"/<", "/b"}'],
    ['1.34', '"\\u003c"', '["/\\u003c","/b"]'],
  ])('values as %s formats them', (kubernetes, level, urls) => {
    const rule = { level: '<', nonResourceURLs: ['/<', '/b'], namespaces: ['a'] };
    const texts = check({ rules: [rule] }, kubernetes).map(({ text }) => text);
    expect(texts).toEqual([
      `rules[0].level: Unsupported value: ${level}: ${supported}`,
      `rules[0].nonResourceURLs: Invalid value: ${urls}: rules cannot apply to both regular resources and non-resource URLs`,
    ]);
  });
});
