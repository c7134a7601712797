import { targetsOf } from '../builder';
import { segmentOf } from '../query';
import { refuse } from '../refusal';
import { mappingFor } from '../resources';
import { pathOf, unknownBody, type Session } from '../session';

/** What kubectl asks at its start if its cache is empty, and what api-resources and api-versions ask each time. */
export function discovery(session: Session): void {
  session.discover('/api', { timeout: '32s' });
  session.discover('/apis', { timeout: '32s' });
}

/** kubectl version. */
export function version(session: Session): void {
  if (!session.is('client')) session.discover('/version', { timeout: '32s' });
}

/** kubectl explain. Follows ExplainOptions (cmd/explain/explain.go). */
export function explain(session: Session): void {
  const [type, ...more] = session.args;
  if (type === undefined)
    refuse(
      'You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.',
    );
  if (more.length > 0) refuse('We accept only this format: explain RESOURCE');
  const { group, version: apiVersion } = typeIn(session, type);
  session.discover('/openapi/v3', { timeout: '32s' });
  session.discover(`/openapi/v3/${group === '' ? 'api' : `apis/${group}`}/${apiVersion}`, {
    hash: '0',
    timeout: '32s',
  });
  session.note("The hash in the second URL is the document's.");
}

/** Finds the type in "deployments.apps.spec": it ends where the fields begin. */
function typeIn(session: Session, path: string) {
  const [first = ''] = path.split('.');
  return mappingFor(first, session.known);
}

/** kubectl cluster-info. */
export function clusterInfo(session: Session): void {
  const services = mappingFor('services', session.known);
  session.send('GET', pathOf(services, session.hasNamespace ? session.namespace : 'kube-system'), {
    query: { labelSelector: 'kubernetes.io/cluster-service=true' },
    code: 200,
  });
}

/** kubectl events. Follows EventsOptions.Run (cmd/events/events.go). */
export function events(session: Session): void {
  const about = session.flag('for');
  const namespace = session.is('all-namespaces') ? '' : session.namespace;
  session.send('GET', pathOf(mappingFor('events', session.known), namespace), {
    query: {
      fieldSelector: about === '' ? undefined : aboutSelector(session, about),
      limit: 500,
      watch: session.is('watch') || undefined,
    },
    code: 200,
  });
}

function aboutSelector(session: Session, about: string): string {
  const [type = '', name = ''] = about.split('/');
  const { group, version: apiVersion, kind } = mappingFor(type, session.known);
  const of = group === '' ? apiVersion : `${group}/${apiVersion}`;
  return `involvedObject.kind=${kind},involvedObject.apiVersion=${of},involvedObject.name=${name}`;
}

/** Asks whether the metrics API is served, without the cache. */
function discoverMetrics(session: Session) {
  session.discover('/api');
  session.discover('/apis');
}

/** kubectl top pod. Follows TopPodOptions.RunTopPod (cmd/top/top_pod.go). */
export function topPod(session: Session): void {
  discoverMetrics(session);
  const [name = ''] = session.args;
  const metrics = mappingFor('pods.metrics.k8s.io', session.known);
  const namespace = session.is('all-namespaces') ? '' : session.namespace;
  session.send('GET', pathOf(metrics, namespace, name), {
    query: { labelSelector: session.flag('selector') || undefined },
    code: 200,
  });
}

/** kubectl top node. Follows TopNodeOptions.RunTopNode (cmd/top/top_node.go). */
export function topNode(session: Session): void {
  discoverMetrics(session);
  const [name = ''] = session.args;
  const query = { labelSelector: session.flag('selector') || undefined };
  session.send('GET', pathOf(mappingFor('nodes.metrics.k8s.io', session.known), '', name), {
    query,
    code: 200,
  });
  session.send('GET', pathOf(mappingFor('nodes', session.known), '', name), { query, code: 200 });
}

function review(session: Session, path: string, kind: string, spec: object) {
  const [, , group = '', apiVersion = ''] = path.split('/');
  session.send('POST', path, {
    body: {
      kind,
      apiVersion: `${group}/${apiVersion}`,
      metadata: { creationTimestamp: null },
      spec,
      status: {},
    },
    bodyType: session.typedBody,
    code: 201,
  });
}

/** kubectl auth can-i. Follows CanIOptions (cmd/auth/cani.go). */
export function canI(session: Session): void {
  const namespace = session.is('all-namespaces') ? '' : session.namespace;
  if (session.is('list'))
    return review(
      session,
      '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
      'SelfSubjectRulesReview',
      { namespace },
    );
  const [verb, resource, name] = session.args;
  if (verb === undefined || resource === undefined)
    refuse('you must specify two arguments: verb resource or verb resource/resourceName.');
  const spec = resource.startsWith('/')
    ? { nonResourceAttributes: { path: resource, verb } }
    : { resourceAttributes: { namespace, verb, ...resourceIn(session, resource, name) } };
  return review(
    session,
    '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
    'SelfSubjectAccessReview',
    spec,
  );
}

function resourceIn(session: Session, arg: string, given?: string) {
  const [type = '', name = given ?? ''] = arg.split('/');
  const subresource = session.flag('subresource');
  const more = { ...(subresource !== '' && { subresource }), ...(name !== '' && { name }) };
  if (type === '*') return { group: '*', resource: '*', ...more };
  try {
    const { group, version: served, resource } = mappingFor(type, session.known);
    // To warn about a resource that is in no namespace.
    if (!session.is('all-namespaces'))
      session.discover(group === '' ? `/api/${served}` : `/apis/${group}/${served}`);
    return { group, resource, ...more };
  } catch {
    return { resource: type, ...more };
  }
}

/** kubectl auth whoami. */
export function whoAmI(session: Session): void {
  review(session, '/apis/authentication.k8s.io/v1/selfsubjectreviews', 'SelfSubjectReview', {});
}

/** kubectl certificate approve and deny. Follows CertificateOptions (cmd/certificates/certificates.go). */
export function certificate(session: Session): void {
  if (session.args.length === 0 && session.list('filename').length === 0)
    refuse('one or more CSRs must be specified as <name> or -f <filename>');
  const targets = targetsOf(session, {
    args: session.args,
    files: session.list('filename'),
    defaultType: 'certificatesigningrequests',
    latest: true,
  });
  for (const { mapping, name } of targets) {
    if (mapping.resource !== 'certificatesigningrequests') continue;
    session.send('GET', pathOf(mapping, '', name), { code: 200 });
    session.send('PUT', pathOf(mapping, '', name, 'approval'), {
      body: unknownBody,
      bodyType: session.typedBody,
      code: 200,
    });
  }
}

/** kubectl auth reconcile. Follows ReconcileOptions (cmd/auth/reconcile.go), for objects that do not exist yet. */
export function reconcile(session: Session): void {
  const files = session.list('filename');
  if (files.length === 0) refuse('must specify one of -f and -k');
  for (const { mapping, namespace, name, object } of targetsOf(session, { files })) {
    if (mapping.group !== 'rbac.authorization.k8s.io') continue;
    session.send('GET', pathOf(mapping, namespace, name), { code: 404 });
    session.note(
      'The objects are assumed to be new. Those that exist are updated, if they lack anything.',
    );
    if (session.dryRun === 'client') continue;
    if (mapping.namespaced)
      session.send('GET', `/api/v1/namespaces/${segmentOf(namespace)}`, { code: 200 });
    session.send('POST', pathOf(mapping, namespace), {
      body: object,
      bodyType: session.typedBody,
      code: 201,
    });
  }
}
