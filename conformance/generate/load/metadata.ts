import type { Random } from '../../random.ts';
import { list, map, pair, placesIn, raw, replaceAt, text, type Pair, type Tree } from './tree.ts';

type Make = (random: Random) => Tree;

const times = [
  ...['2001-01-01T00:00:00Z', '2000-02-29T23:59:59.999+05:30', '0001-01-01T00:00:00Z'],
  ...['9999-12-31T23:59:59Z'],
  ...['2001-02-29T00:00:00Z', '2001-01-01', '2001-01-01T00:00:00', '2001-1-1T00:00:00Z'],
  ...['2001-01-01T1:00:00Z'],
  ...['2001-01-01T00:00:60Z', '2001-01-01T24:00:00Z', '2001-01-01T00:00:00+25:00'],
  ...['2001-01-01T00:00:00+0500'],
  ...['2001-01-01T00:00:00.Z', '2001-01-01T00:00:00,5Z', '2001-01-01t00:00:00z'],
  ...['2001-01-01T00:00:00Zx', ''],
  ...['2001-01-01T00:00:00-00:00', '2001-13-01T00:00:00Z', '2001-01-32T00:00:00Z'],
  ...['0000-01-01T00:00:00Z', 'x"é'],
  ...['2001-01-01T00:00:00.123456789123Z', '+2001-01-01T00:00:00Z', '2001-01-01 00:00:00Z', 'null'],
  ...['10000-01-01T00:00:00Z'],
  ...['2001-01-01T00:60:00Z', '2001-00-01T00:00:00Z', '2001-01-00T00:00:00Z'],
  ...['2001-04-31T00:00:00Z', ' '],
  ...['2001-01-01T00:00:00+24:00', '2001-01-01T00:00:00+23:60', '2001-01-01T00:00:00-23:59'],
  ...['1900-02-29T00:00:00Z'],
  ...['0001-01-01T00:00:00+05:00', '9999-12-31T23:59:59-05:00', '0000-12-31T23:00:00-05:00'],
];
const words = ['x', 'a.b/c', '', 'é', 'yes', '5', 'a"b', 'a\nb', '\u0000', '😀', '<b>'];
const numbers = [
  ...['0', '1', '-1', '7', '2147483648', '9223372036854775807', '-9223372036854775808'],
  ...['9007199254740993'],
  ...['9223372036854775808', '1.5', '1e3', '1.0', '-0'],
];

const word: Make = (random) => text(random.pick(words));
const whole: Make = (random) => raw(random.pick(numbers));
const flag: Make = (random) => raw(random.pick(['true', 'false', 'null']));
const time: Make = (random) => {
  const chosen = random.pick(times);
  return text(random.chance(0.7) ? chosen : marred(chosen, random));
};
const wordList: Make = (random) => list(random.some(words, 0, 3).map(text));
const wordMap: Make = (random) =>
  map(random.some(words, 0, 3).map((key) => pair(key, word(random))));
/** Kept as written in JSON. */
const kept = [
  ...[
    '1e400',
    '-0',
    '1.0',
    '1E5',
    '"\\ud800"',
    '"\\u003c\\/"',
    '"<&>"',
    '{"a":1,"a":2}',
    '[ 1 ,2]',
  ],
  ...['12345678901234567890'],
];
const fields: Make = (random) =>
  random.pick([
    map([]),
    map([pair('f:x', map([]))]),
    raw('null'),
    map([pair('f:y', word(random))]),
    map([pair('f:z', raw(random.pick(kept)))]),
  ]);
const listOf =
  (make: Make): Make =>
  (random) =>
    list(random.some([make], 0, 2).map((each) => each(random)));
const struct =
  (makers: Record<string, Make>): Make =>
  (random) =>
    map(fewOf(makers, random));

const owner = struct({
  ...{ apiVersion: word, kind: word, name: word, uid: word, controller: flag },
  ...{ blockOwnerDeletion: flag, foo: word },
});
const managed = struct({
  ...{ manager: word, operation: word, apiVersion: word, time, fieldsType: word },
  ...{ fieldsV1: fields, subresource: word, foo: word },
});

/** ObjectMeta, with a few fields that it no longer has or never had. */
const objectMeta: Record<string, Make> = {
  ...{ name: word, generateName: word, namespace: word, selfLink: word, uid: word },
  ...{ resourceVersion: word, generation: whole, creationTimestamp: time, deletionTimestamp: time },
  ...{ deletionGracePeriodSeconds: whole, labels: wordMap, annotations: wordMap },
  ...{ ownerReferences: listOf(owner), finalizers: wordList, managedFields: listOf(managed) },
  ...{ clusterName: word, initializers: wordList, Name: word, foo: fields },
};

/** Generates a time with one or two changed characters. */
function marred(time: string, random: Random): string {
  const at = random.whole(0, time.length);
  const put = random.pick([
    ...['0', '1', '2', '3', '5', '6', '9', '-', ':', '.', ',', '+', 'T', 'Z', 'z', ' ', 't', 'x'],
    '',
    '00',
    '\u00e9',
    '\u0660',
    '"',
    '\\',
    '\u0001',
  ]);
  return time.slice(0, at) + put + time.slice(at + random.whole(0, 2));
}

export function metadata(random: Random): Tree {
  return map(fewOf(objectMeta, random));
}

function fewOf(makers: Record<string, Make>, random: Random, most = 4): Pair[] {
  const names = new Set(random.some(Object.keys(makers), 0, most));
  return [...names].map((name) => pair(name, makers[name]?.(random) ?? map([])));
}

/** Fields of kinds other than Policy, some of them only in later minor versions. */
const others: Record<string, Make> = {
  ...{
    metadata: struct({
      selfLink: word,
      resourceVersion: word,
      continue: word,
      remainingItemCount: whole,
    }),
  },
  ...{
    items: listOf(
      struct({ level: word, auditID: word, rules: wordList, metadata: wordMap, stage: word }),
    ),
  },
  ...{
    level: word,
    stage: word,
    auditID: word,
    requestURI: word,
    verb: word,
    sourceIPs: wordList,
    userAgent: word,
  },
  ...{
    user: struct({ username: word, uid: word, groups: wordList, extra: struct({ x: wordList }) }),
  },
  ...{
    objectRef: struct({
      resource: word,
      uid: word,
      apiGroup: word,
      apiVersion: word,
      subresource: word,
    }),
  },
  ...{ impersonatedUser: struct({ username: word, extra: wordMap }), annotations: wordMap },
  ...{ authenticationMetadata: struct({ impersonationConstraint: word, foo: word }) },
  ...{
    responseStatus: struct({
      code: whole,
      details: struct({ causes: listOf(wordMap), uid: word }),
    }),
  },
  ...{
    requestObject: wordMap,
    responseObject: word,
    requestReceivedTimestamp: time,
    stageTimestamp: time,
  },
  ...{
    status: word,
    message: word,
    reason: word,
    code: whole,
    details: struct({ retryAfterSeconds: whole }),
  },
  ...{
    labelSelector: word,
    watch: flag,
    limit: whole,
    timeoutSeconds: whole,
    sendInitialEvents: flag,
  },
  ...{
    shardSelector: word,
    shardInfo: wordMap,
    fieldValidation: word,
    force: flag,
    dryRun: wordList,
  },
  ...{ ignoreStoreReadErrorWithClusterBreakingPotential: flag, gracePeriodSeconds: whole },
  ...{
    preconditions: struct({ uid: word, resourceVersion: word }),
    propagationPolicy: word,
    groups: wordList,
  },
  ...{
    versions: wordList,
    serverAddressByClientCIDRs: wordList,
    preferredVersion: wordMap,
    name: word,
  },
  ...{
    type: word,
    object: wordMap,
    Type: word,
    Object: wordMap,
    Level: word,
    AuditID: word,
    Items: wordList,
  },
  ...{
    Rules: wordList,
    OmitStages: wordList,
    OmitManagedFields: flag,
    ObjectMeta: wordMap,
    Name: word,
  },
  ...{
    CreationTimestamp: time,
    resources: listOf(struct({ verbs: wordList, namespaced: flag, name: word })),
  },
  ...{ groupVersion: word, resourceVersionMatch: word, allowWatchBookmarks: flag, continue: word },
};

/** Generates fields of another kind. kube-apiserver knows some of them and decodes those first. */
export function otherFields(random: Random, most: number): Pair[] {
  return fewOf(others, random, most).map(({ key, value }) => {
    for (const place of placesIn(value)) if (random.chance(0.15)) replaceAt(place, other(random));
    return { key, value: random.chance(0.15) ? other(random) : value };
  });
}

/** Values of the wrong type almost everywhere, in YAML and in JSON. */
const other: Make = (random) =>
  raw(
    random.pick([
      '5',
      '1.5',
      'true',
      '"x"',
      '[]',
      '{}',
      'null',
      '[5]',
      '{"a": 5}',
      '["a"]',
      '[{}]',
    ]),
  );
