import { refuse } from '../refusal';
import { pathOf, type Session } from '../session';

/** kubectl create token. Follows TokenOptions (cmd/create/create_token.go). */
export function createToken(session: Session): void {
  const [name, ...more] = session.args;
  if (name === undefined || more.length > 0)
    refuse(`exactly one NAME is required, got ${session.args.length}`);
  const accounts = {
    group: '',
    version: 'v1',
    resource: 'serviceaccounts',
    kind: 'ServiceAccount',
    namespaced: true,
  };
  const kind = session.flag('bound-object-kind');
  session.send('POST', pathOf(accounts, session.namespace, name, 'token'), {
    body: {
      kind: 'TokenRequest',
      apiVersion: 'authentication.k8s.io/v1',
      metadata: { creationTimestamp: null },
      spec: {
        audiences: session.has('audience') ? session.list('audience') : null,
        expirationSeconds: null,
        boundObjectRef: kind === '' ? null : { kind, name: session.flag('bound-object-name') },
      },
    },
    bodyType: session.typedBody,
    code: 201,
  });
}
