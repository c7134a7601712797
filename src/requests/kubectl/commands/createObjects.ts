import type { JsonObject } from '../../../audit/go/jsonObject';
import { refuse } from '../refusal';
import { mappingFor } from '../resources';
import { pathOf, unknownBody, type Session } from '../session';
import { fieldValidation } from './validation';

/** The types that `kubectl create` makes from flags. */
const types: Record<string, string> = {
  clusterrole: 'clusterroles',
  clusterrolebinding: 'clusterrolebindings',
  configmap: 'configmaps',
  cronjob: 'cronjobs',
  deployment: 'deployments.apps',
  ingress: 'ingresses.networking.k8s.io',
  job: 'jobs.batch',
  namespace: 'namespaces',
  poddisruptionbudget: 'poddisruptionbudgets',
  priorityclass: 'priorityclasses',
  quota: 'resourcequotas',
  role: 'roles',
  rolebinding: 'rolebindings',
  'secret docker-registry': 'secrets',
  'secret generic': 'secrets',
  'secret tls': 'secrets',
  'service clusterip': 'services',
  'service externalname': 'services',
  'service loadbalancer': 'services',
  'service nodeport': 'services',
  serviceaccount: 'serviceaccounts',
};

/** Returns the translation of each `kubectl create TYPE`, by the path of the command. */
export const createCommands: Record<string, (session: Session) => void> = Object.fromEntries(
  Object.entries(types).map(([name, type]) => [
    `create ${name}`,
    (session: Session) => createOne(session, type),
  ]),
);

function createOne(session: Session, type: string) {
  const name = nameOf(session);
  readSources(session);
  if (session.dryRun === 'client') return;
  const mapping = mappingFor(type, session.known);
  session.send('POST', pathOf(mapping, session.namespace), {
    query: session.changeQuery({ fieldValidation: fieldValidation(session) }),
    body: bodyOf(session, mapping.resource, name) ?? unknownBody,
    bodyType: session.typedBody,
    code: 201,
  });
}

/** The only argument before --. Follows NameFromCommandArgs. */
function nameOf({ args, dashAt }: Session): string {
  const names = dashAt >= 0 ? args.slice(0, dashAt) : args;
  const [name = '', ...more] = names;
  if (name === '' || more.length > 0) refuse(`exactly one NAME is required, got ${names.length}`);
  return name;
}

/** What is read before the object is made: the CronJob of a job, the resources of a role. */
function readSources(session: Session) {
  const from = session.command === 'create job' ? session.flag('from') : '';
  if (from !== '') {
    const [type = '', name = ''] = from.split('/');
    session.send('GET', pathOf(mappingFor(type, session.known), session.namespace, name), {
      code: 200,
    });
  }
}

/** Returns the body of the objects that are simply made; undefined for the others. */
function bodyOf(session: Session, resource: string, name: string): JsonObject | undefined {
  const namespaced = { name, ...(session.hasNamespace && { namespace: session.namespace }) };
  const data = Object.fromEntries(
    session.list('from-literal').map((literal) => {
      const at = literal.indexOf('=');
      return [literal.slice(0, at), literal.slice(at + 1)];
    }),
  );
  const isWhole =
    session.list('from-file').length === 0 && session.list('from-env-file').length === 0;
  if (resource === 'namespaces') return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
  if (resource === 'serviceaccounts')
    return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: namespaced };
  if (resource === 'configmaps' && isWhole)
    return { apiVersion: 'v1', kind: 'ConfigMap', metadata: namespaced, data };
  return undefined;
}
