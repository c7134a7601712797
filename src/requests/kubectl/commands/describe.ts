import { anyUid, selectorOf } from '../assumed';
import { noteItem, targetsOf, type Target } from '../builder';
import { podMapping } from '../workloads';
import { pathOf, type Session } from '../session';

/** kubectl describe. Follows DescribeOptions.Run (cmd/describe) and the describers (describe/describe.go). */
export function describe(session: Session): void {
  const targets = [
    ...targetsOf(session, {
      args: session.args,
      files: session.list('filename'),
      labelSelector: session.flag('selector'),
      allNamespaces: session.is('all-namespaces'),
      limit: session.number('chunk-size'),
      emptySelects: true,
    }),
  ];
  // Since 1.36 the events of several objects are only shown on request.
  const isOne = targets.length === 1 || session.has('show-events') || !session.since('1.36');
  const showsEvents = session.is('show-events') && isOne;
  for (const target of targets) {
    if (target.isRead && session.args.length === 1 && !session.args[0]?.includes('/')) {
      noteItem(session, target);
      if (session.since('1.36'))
        session.note('Events are only asked for if the list returns a single object.');
    }
    describeOne(session, target, showsEvents);
  }
}

/** What a describer asks for besides the object: before its events, and after them. */
interface Describer {
  before?: (session: Session, target: Target) => void;
  after?: (session: Session, target: Target, showsEvents: boolean) => void;
  hasNoEvents?: true;
}

function describeOne(session: Session, target: Target, showsEvents: boolean) {
  const { mapping, namespace, name } = target;
  const { before, after, hasNoEvents } = describers[`${mapping.group}/${mapping.resource}`] ?? {};
  session.send('GET', pathOf(mapping, namespace, name), { code: 200 });
  before?.(session, target);
  if (showsEvents && !hasNoEvents) sendEvents(session, target);
  after?.(session, target, showsEvents);
}

const events = { group: '', version: 'v1', resource: 'events', kind: 'Event', namespaced: true };

/** Lists the events about an object. Follows searchEvents and GetFieldSelector. */
function sendEvents(session: Session, { mapping, namespace, name }: Target, uid = anyUid) {
  const about: Record<string, string> = {
    'involvedObject.kind': mapping.resource === 'pods' ? '' : mapping.kind,
    'involvedObject.name': name,
    'involvedObject.namespace': namespace,
    'involvedObject.uid': uid,
  };
  const fieldSelector = Object.entries(about)
    .filter(([key, value]) => value !== '' || key === 'involvedObject.namespace')
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
  session.send('GET', pathOf(events, namespace), {
    query: { fieldSelector, limit: limitOf(session) },
    code: 200,
  });
  session.note(`The uid of ${name} is not known: ${anyUid} stands for it.`);
}

function limitOf(session: Session): number | undefined {
  return session.number('chunk-size') || undefined;
}

function list(
  session: Session,
  group: string,
  version: string,
  resource: string,
  namespace: string,
  query = {},
) {
  const mapping = { group, version, resource, kind: '', namespaced: namespace !== '' };
  session.send('GET', pathOf(mapping, namespace), {
    query: { ...query, limit: limitOf(session) },
    code: 200,
  });
}

function podsOf(session: Session, { namespace, name }: Target) {
  session.note(`The selector of ${name} is not known: ${selectorOf(name)} stands for it.`);
  session.send('GET', pathOf(podMapping, namespace), {
    query: { labelSelector: selectorOf(name), limit: limitOf(session) },
    code: 200,
  });
}

const none: Describer = { hasNoEvents: true };

const describers: Record<string, Describer> = {
  '/secrets': none,
  '/limitranges': none,
  '/resourcequotas': none,
  'networking.k8s.io/networkpolicies': none,
  'rbac.authorization.k8s.io/roles': none,
  'rbac.authorization.k8s.io/clusterroles': none,
  'rbac.authorization.k8s.io/rolebindings': none,
  'rbac.authorization.k8s.io/clusterrolebindings': none,
  '/replicationcontrollers': { before: podsOf },
  'apps/replicasets': { before: podsOf },
  'apps/statefulsets': { before: podsOf },
  'apps/daemonsets': { before: podsOf },
  'apps/deployments': {
    after: (session, { namespace, name }) =>
      list(session, 'apps', 'v1', 'replicasets', namespace, { labelSelector: selectorOf(name) }),
  },
  '/services': {
    before: (session, { namespace, name }) => {
      session.send('GET', `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices`, {
        query: { labelSelector: `kubernetes.io/service-name=${name}` },
        code: 200,
      });
    },
  },
  '/serviceaccounts': {
    before: (session, { namespace }) => {
      if (!session.since('1.35')) list(session, '', 'v1', 'secrets', namespace);
    },
  },
  '/persistentvolumeclaims': {
    before: (session, { namespace }) => list(session, '', 'v1', 'pods', namespace),
  },
  '/namespaces': {
    hasNoEvents: true,
    before: (session, { name }) => {
      list(session, '', 'v1', 'resourcequotas', name);
      list(session, '', 'v1', 'limitranges', name);
    },
  },
  '/nodes': {
    hasNoEvents: true,
    before: (session, { name }) =>
      list(session, '', 'v1', 'pods', '', {
        fieldSelector: [`spec.nodeName=${name}`, ...notEnded(session)].join(','),
      }),
    after: (session, target, showsEvents) => {
      if (showsEvents) sendEvents(session, target);
      if (showsEvents) sendEvents(session, target, target.name);
      if (session.since('1.36')) {
        session.send('GET', '/apis/resource.k8s.io/v1/resourceslices', {
          query: { fieldSelector: `spec.nodeName=${target.name}` },
          code: 200,
        });
      }
      session.send('GET', pathOf(leases, 'kube-node-lease', target.name), { code: 200 });
    },
  },
};

/** Up to 1.31 the selector was sorted. */
function notEnded(session: Session): string[] {
  const ended = session.since('1.32') ? ['Succeeded', 'Failed'] : ['Failed', 'Succeeded'];
  return ended.map((phase) => `status.phase!=${phase}`);
}

const leases = {
  group: 'coordination.k8s.io',
  version: 'v1',
  resource: 'leases',
  kind: 'Lease',
  namespaced: true,
};
