import { isResourceRule, present } from '../../audit/match';
import { objectVerbs } from '../../audit/verbs';
import type { Finding } from './finding';
import { listed, pathOf, quoted, removeList, replaceBy, warning, type ListValue } from './check';
import { nearest } from '../nearest';

const known: readonly string[] = objectVerbs;

const reads = ['get', 'list', 'watch'];
const writes = ['create', 'update', 'patch', 'delete', 'deletecollection'];

/** HTTP methods and the verbs of their resource requests. */
const methodVerbs: Record<string, string[]> = {
  GET: reads,
  HEAD: ['get'],
  POST: ['create'],
  PUT: ['update'],
  PATCH: ['patch'],
  DELETE: ['delete', 'deletecollection'],
  OPTIONS: [],
  CONNECT: [],
  TRACE: [],
};

/** What other words mean in requests. `why` completes "… matches no resource request: ". */
const words: Record<string, { verbs?: string[]; why: string }> = {
  read: { verbs: reads, why: 'reads are get, list and watch' },
  readonly: { verbs: reads, why: 'reads are get, list and watch' },
  view: { verbs: reads, why: 'reads are get, list and watch' },
  write: { verbs: writes, why: `writes are ${listed(writes)}` },
  modify: { verbs: ['update', 'patch'], why: 'changes are update and patch' },
  change: { verbs: ['update', 'patch'], why: 'changes are update and patch' },
  deleteall: { verbs: ['deletecollection'], why: 'the verb is deletecollection' },
  'delete-collection': { verbs: ['deletecollection'], why: 'the verb is deletecollection' },
  remove: { verbs: ['delete'], why: 'the verb is delete' },
  add: { verbs: ['create'], why: 'the verb is create' },
  replace: { verbs: ['update'], why: 'kubectl replace sends update' },
  edit: { verbs: ['patch'], why: 'kubectl edit sends patch' },
  label: { verbs: ['patch'], why: 'kubectl label sends patch' },
  annotate: { verbs: ['patch'], why: 'kubectl annotate sends patch' },
  describe: { verbs: ['get'], why: 'kubectl describe sends get' },
  apply: { verbs: ['create', 'patch'], why: 'kubectl apply sends create or patch' },
  scale: { why: 'kubectl scale sends patch to the subresource scale' },
  exec: { why: 'kubectl exec sends get or create to pods/exec' },
  attach: { why: 'kubectl attach sends get or create to pods/attach' },
  'port-forward': { why: 'kubectl port-forward sends get or create to pods/portforward' },
  portforward: { why: 'kubectl port-forward sends get or create to pods/portforward' },
  log: { why: 'kubectl logs sends get to pods/log' },
  logs: { why: 'kubectl logs sends get to pods/log' },
  connect: { verbs: ['get', 'create'], why: 'streams such as exec have the verb get or create' },
  use: { why: 'it is only used for authorization' },
  bind: { why: 'it is only used for authorization' },
  escalate: { why: 'it is only used for authorization' },
  impersonate: { why: 'it is only used for authorization' },
  approve: {
    why: 'it is only used for authorization; an approval is an update or patch of a subresource',
  },
  sign: { why: 'it is only used for authorization' },
};

/** Checks one value of a rule's verbs. */
export function verbFinding(at: ListValue): Finding | undefined {
  const { value, rule } = at;
  const upper = value.toUpperCase();
  const method = methodVerbs[upper];
  if (value === '') return undefined;
  const isForUrls = rule && present(rule.nonResourceURLs) && !isResourceRule(rule);
  if (isForUrls) return method ? methodOfUrl(at) : unknownUrlVerb(at);
  if (known.includes(value)) return undefined;
  if (method && value === upper) return methodFinding(at, method);
  if (known.includes(value.toLowerCase())) {
    const message = `${quoted(value)} matches nothing: verbs are lowercase.`;
    return warning('verb-case', pathOf(at), message, replaceBy(at, [value.toLowerCase()]));
  }
  const word = words[value.toLowerCase()];
  if (word) {
    const message = `${quoted(value)} matches no resource request: ${word.why}.`;
    return warning('verb-unknown', pathOf(at), message, word.verbs && replaceBy(at, word.verbs));
  }
  if (method) return methodFinding(at, method);
  if (/^(all|any)$/i.test(value)) {
    const message = `${quoted(value)} is not a verb and matches nothing. Remove verbs to match every verb.`;
    return warning('verb-unknown', pathOf(at), message, removeList(at));
  }
  if (value === 'proxy') return undefined; // still the verb of the old /proxy/ paths
  return unknownVerb(at);
}

function methodFinding(at: ListValue, verbs: string[]): Finding {
  const lower = at.value !== at.value.toUpperCase();
  const effect = lower ? 'matches no resource request' : 'matches nothing';
  const instead =
    verbs.length > 0 ? `such requests have the verb ${verbs.join(' or ')}` : 'it has no verb';
  return warning(
    'verb-is-http-method',
    pathOf(at),
    `${quoted(at.value)} is an HTTP method and ${effect}: ${instead}.`,
    verbs.length > 0 ? replaceBy(at, verbs) : undefined,
  );
}

/** Checks the case: the verb of a non-resource request is its HTTP method in lowercase. */
function methodOfUrl(at: ListValue): Finding | undefined {
  const lower = at.value.toLowerCase();
  if (at.value === lower) return undefined;
  const message = `${quoted(at.value)} matches nothing: for non-resource URLs, the verb is the HTTP method in lowercase.`;
  return warning('verb-case', pathOf(at), message, replaceBy(at, [lower]));
}

function unknownUrlVerb(at: ListValue): Finding | undefined {
  const methods = Object.keys(methodVerbs).map((method) => method.toLowerCase());
  // "get, list, watch" out of habit does no harm.
  if (known.includes(at.value) && at.list.some((verb) => methods.includes(verb))) {
    return undefined;
  }
  const meant = { list: 'get', watch: 'get', create: 'post', update: 'put' }[at.value];
  const near = meant ?? nearest(at.value, methods);
  return warning(
    'verb-unknown',
    pathOf(at),
    `${quoted(at.value)} matches nothing: for non-resource URLs, the verb is the HTTP method in lowercase.`,
    near === undefined ? undefined : replaceBy(at, [near]),
  );
}

function unknownVerb(at: ListValue): Finding {
  const near = nearest(at.value, known);
  return warning(
    'verb-unknown',
    pathOf(at),
    near === undefined
      ? `${quoted(at.value)} is not a verb and matches nothing.`
      : `${quoted(at.value)} is not a verb and matches nothing. Did you mean ${near}?`,
    near === undefined ? undefined : replaceBy(at, [near]),
  );
}
